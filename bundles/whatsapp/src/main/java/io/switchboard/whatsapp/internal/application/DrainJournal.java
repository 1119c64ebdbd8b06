// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.application.Intake.Outcome;
import io.switchboard.whatsapp.internal.cloud.Target;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.JournalRow;
import io.switchboard.whatsapp.internal.persistence.JournalRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains what was received on a channel into the inbox, oldest first, many rows to a transaction. A
 * row that cannot be taken does not hold up the others: its batch is done again row by row, and after
 * some attempts the row is set aside, with the reason, for people to see.
 */
@Component(service = JobHandler.class)
@JobName(name = DrainJournal.NAME)
public final class DrainJournal implements JobHandler {
    public static final String NAME = "drain";
    static final int ATTEMPTS_PER_ROW = 3;
    static final int BATCHES_PER_RUN = 5;
    static final int BATCH = 200;
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(20);
    private static final UUID FIRST = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(DrainJournal.class);

    private final Transactions transactions;
    private final Intake intake;
    private final Jobs jobs;
    private final Clock clock;

    @Activate
    public DrainJournal(
            @Reference Transactions transactions,
            @Reference Intake intake,
            @Reference Jobs jobs,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.intake = intake;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) {
        ChannelId channel = ChannelId.of(run.key());
        UUID after = FIRST;
        boolean left = false;
        boolean more = true;
        // In turns, so that a new version of this module need not wait until nobody writes any more.
        for (int taken = 0; more && taken < BATCHES_PER_RUN; taken++) {
            List<JournalRow> batch = new ArrayList<>();
            try {
                UUID from = after;
                transactions.sql(connection -> {
                    batch.clear();
                    batch.addAll(JournalRows.next(connection, channel, from, BATCH));
                    take(connection, channel, batch);
                    return true;
                });
            } catch (RuntimeException failure) {
                Disturbance.rethrowIfNotOfARow(failure);
                left |= oneByOne(channel, batch, failure);
            }
            more = !batch.isEmpty();
            if (more) {
                after = batch.get(batch.size() - 1).id();
            }
        }
        if (more || left) {
            goOnAt(run, more ? clock.instant() : clock.instant().plus(NEXT_ATTEMPT));
        }
    }

    private void goOnAt(JobRun run, Instant due) {
        transactions.sql(connection -> {
            jobs.enqueue(NAME, run.key(), "{}", due);
            return true;
        });
    }

    private void take(Connection connection, ChannelId channel, List<JournalRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Target target = new Target(channel, ChannelRows.all(connection));
        List<UUID> plain = new ArrayList<>();
        for (JournalRow row : rows) {
            Outcome outcome = intake.take(connection, row, target);
            if (outcome.note() == null && outcome.state().equals(JournalRows.DONE)) {
                plain.add(row.id());
            } else {
                JournalRows.settle(connection, row.id(), outcome.state(), outcome.note());
            }
        }
        JournalRows.done(connection, plain);
    }

    /** @return whether rows are left for another attempt */
    private boolean oneByOne(ChannelId channel, List<JournalRow> rows, RuntimeException cause) {
        Map<JournalRow, RuntimeException> failures = new LinkedHashMap<>();
        for (JournalRow row : rows) {
            try {
                transactions.sql(connection -> {
                    take(connection, channel, JournalRows.unread(connection, row.id()));
                    return true;
                });
            } catch (RuntimeException failure) {
                Disturbance.rethrowIfNotOfARow(failure);
                failures.put(row, failure);
            }
        }
        if (rows.isEmpty() || rows.size() > 1 && failures.size() == rows.size()) {
            // All of many rows at once: that is no fault of theirs. The platform runs the job again later.
            throw cause;
        }
        boolean left = false;
        for (Map.Entry<JournalRow, RuntimeException> failed : failures.entrySet()) {
            left |= setAside(failed.getKey(), failed.getValue());
        }
        return left;
    }

    private boolean setAside(JournalRow row, RuntimeException failure) {
        boolean last = row.attempts() + 1 >= ATTEMPTS_PER_ROW;
        String reason = "The inbox could not take it: " + Disturbance.sentence(failure);
        LOG.warn("Webhook {} of channel {}, attempt {}: {}", row.id(), row.channel(), row.attempts() + 1, reason);
        transactions.sql(connection -> {
            JournalRows.settle(connection, row.id(), last ? JournalRows.FAILED : JournalRows.NEW, reason);
            return true;
        });
        return !last;
    }
}
