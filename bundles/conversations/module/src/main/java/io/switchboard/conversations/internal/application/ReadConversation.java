// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Events;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Somebody who may answer has read a conversation, or wants it to look unread again. */
@Component(service = ReadConversation.class)
public class ReadConversation {
    private final ConversationRows conversations = new ConversationRows();
    private final Transactions transactions;
    private final Jobs jobs;
    private final Callers callers;
    private final Clock clock;
    private final Announcements announcements;

    @Activate
    public ReadConversation(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Jobs jobs,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.callers = callers;
        this.clock = clock;
        announcements = new Announcements(events);
    }

    /**
     * Moves the caller's cursor to the end. Who may only look leaves no trace: neither the team nor
     * the contact is to believe that somebody is on it.
     *
     * @return how many messages were unread until now
     */
    public int read(UUID conversation) {
        Caller caller = callers.current();
        Permission.READ.require(caller);
        Optional<UUID> user = caller.user().map(UserId::value);
        return transactions.sql(connection -> {
            Locked locked = conversations.lock(connection, conversation).orElseThrow(NotFound::new);
            Permission.READ.requireOver(caller, locked.ownership());
            if (user.isEmpty() || !Permission.REPLY.covers(caller, locked.ownership())) {
                return locked.unread();
            }
            conversations.read(connection, locked.id(), user.get(), locked.lastSeq(), clock.instant());
            if (locked.unread() > 0) {
                announcements.conversation(locked.id(), locked.ownership(), "read");
                if (locked.channel().can(ChannelCapability.READ_RECEIPTS)) {
                    jobs.enqueue(ReadReceipts.JOB, locked.id().toString(), "{}", clock.instant());
                }
            }
            return locked.unread();
        });
    }

    public void markUnread(UUID conversation) {
        Caller caller = callers.current();
        Permission.REPLY.require(caller);
        transactions.sql(connection -> {
            Locked locked = conversations.lock(connection, conversation).orElseThrow(NotFound::new);
            Permission.REPLY.requireOver(caller, locked.ownership());
            if (locked.unread() == 0) {
                conversations.setUnread(connection, locked.id(), 1);
                announcements.conversation(locked.id(), locked.ownership(), "unread");
            }
            return true;
        });
    }
}
