// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.api.event.Events;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.MessageRows.Found;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An agent sends again what failed, or what nobody knows the fate of: only a person decides that. */
@Component(service = RetryMessage.class)
public class RetryMessage {
    private static final Set<MessageState> RETRYABLE = Set.of(MessageState.FAILED, MessageState.UNKNOWN);

    private final ConversationRows conversations = new ConversationRows();
    private final MessageRows messages = new MessageRows();
    private final Transactions transactions;
    private final Callers callers;
    private final Clock clock;
    private final Announcements announcements;
    private final Acts acts;
    private final Departures departures;

    @Activate
    public RetryMessage(
            @Reference Transactions transactions,
            @Reference Connectors connectors,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.callers = callers;
        this.clock = clock;
        announcements = new Announcements(events);
        acts = new Acts(audit);
        departures = new Departures(connectors, jobs, clock);
    }

    public void retry(UUID message) {
        Caller caller = callers.current();
        Permission.REPLY.require(caller);
        transactions.sql(connection -> {
            Found found = messages.find(connection, message).orElseThrow(NotFound::new);
            Locked locked = conversations.lock(connection, found.conversation()).orElseThrow(NotFound::new);
            Permission.REPLY.requireOver(caller, locked.ownership());
            MessageState state = found.state();
            if (state == null || !RETRYABLE.contains(state)) {
                throw CannotSend.notRetryable(
                        state == null ? "internal" : state.name().toLowerCase(Locale.ROOT));
            }
            departures.requireOpenChannel(locked, clock.instant());
            if (messages.move(connection, message, MessageState.QUEUED, clock.instant(), null, null)) {
                messages.providerKnows(connection, message, null);
                departures.add(connection, locked.id(), message, null);
                announcements.state(locked.id(), locked.ownership(), message, MessageState.QUEUED);
                acts.message(
                        "message.retried", message, locked.id(), Changes.of("state", state, MessageState.QUEUED));
            }
            return true;
        });
    }
}
