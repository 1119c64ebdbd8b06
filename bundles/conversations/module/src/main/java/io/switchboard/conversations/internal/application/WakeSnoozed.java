// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.event.Events;
import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings a snoozed conversation back when its time has come. */
@Component(service = JobHandler.class)
@JobName(name = WakeSnoozed.JOB)
public final class WakeSnoozed implements JobHandler {
    static final String JOB = "wake-snoozed";

    private final ConversationRows conversations = new ConversationRows();
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final Announcements announcements;
    private final Acts acts;

    @Activate
    public WakeSnoozed(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
        announcements = new Announcements(events);
        acts = new Acts(audit);
    }

    @Override
    public void run(JobRun run) {
        UUID conversation = UUID.fromString(run.key());
        transactions.sql(connection -> {
            Optional<Locked> snoozed = conversations
                    .lock(connection, conversation)
                    .filter(locked -> locked.state() == ConversationState.SNOOZED);
            if (snoozed.isPresent()) {
                wake(connection, snoozed.get());
            }
            return true;
        });
    }

    private void wake(Connection connection, Locked snoozed) throws SQLException {
        Instant until = snoozed.snoozedUntil();
        if (until != null && until.isAfter(clock.instant())) {
            // Snoozed again for longer meanwhile: the job kept the earlier time.
            jobs.enqueue(JOB, snoozed.id().toString(), "{}", until);
            return;
        }
        conversations.change(
                connection,
                snoozed.id(),
                ConversationState.OPEN,
                snoozed.priority(),
                snoozed.ownership(),
                null,
                null);
        announcements.conversation(snoozed.id(), snoozed.ownership(), "state_changed");
        acts.woken(snoozed);
    }
}
