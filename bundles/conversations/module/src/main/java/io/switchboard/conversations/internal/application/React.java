// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.api.event.Events;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.MessageRows.Found;
import java.time.Clock;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An agent reacts to a message; to the contact it is the business that reacts, once per message. */
@Component(service = React.class)
public class React {
    static final String OURS = "us";
    private static final int LONGEST = 32;

    private final ConversationRows conversations = new ConversationRows();
    private final MessageRows messages = new MessageRows();
    private final Transactions transactions;
    private final Callers callers;
    private final Clock clock;
    private final Announcements announcements;
    private final Acts acts;
    private final Departures departures;

    @Activate
    public React(
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

    /** @param emoji empty takes the reaction back */
    public void to(UUID message, String emoji) {
        Caller caller = callers.current();
        Permission.REPLY.require(caller);
        if (emoji.length() > LONGEST) {
            throw new InvalidInput("emoji", "reaction.too_long", "A reaction is one emoji.");
        }
        transactions.sql(connection -> {
            Found target = messages.find(connection, message).orElseThrow(NotFound::new);
            Locked locked = conversations.lock(connection, target.conversation()).orElseThrow(NotFound::new);
            Permission.REPLY.requireOver(caller, locked.ownership());
            departures.requireOpenChannel(locked, clock.instant());
            Departures.requireCapability(locked.channel(), ChannelCapability.REACTION);
            if (target.providerMessageId() == null) {
                throw CannotSend.notCapable(locked.channel().name(), ChannelCapability.REACTION);
            }
            messages.react(connection, message, OURS, caller.name(), emoji, clock.instant());
            departures.add(connection, locked.id(), message, emoji);
            announcements.message(locked.id(), locked.ownership(), message, "reacted");
            acts.message("message.reaction_sent", message, locked.id(), Changes.none());
            return true;
        });
    }
}
