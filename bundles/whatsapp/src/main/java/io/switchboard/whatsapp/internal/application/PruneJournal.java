// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.module.Settings;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import io.switchboard.whatsapp.internal.persistence.JournalRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Once a day forgets webhooks that were understood long ago; what failed is kept. */
@Component(service = JobHandler.class)
@JobName(name = PruneJournal.NAME)
public final class PruneJournal implements JobHandler {
    public static final String NAME = "prune-journal";
    private static final long DAYS = 30;

    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final Duration kept;

    @Activate
    public PruneJournal(
            @Reference Transactions transactions,
            @Reference Jobs jobs,
            @Reference Clock clock,
            @Reference Settings settings) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
        this.kept = Duration.ofDays(settings.get("journal-days").map(Long::parseLong).orElse(DAYS));
    }

    @Override
    public void run(JobRun run) {
        ChannelId channel = ChannelId.of(run.key());
        Instant now = clock.instant();
        transactions.sql(connection -> {
            if (ChannelRows.find(connection, channel).isPresent()) {
                JournalRows.prune(connection, channel, now.minus(kept));
                jobs.enqueue(NAME, run.key(), "{}", now.plus(Duration.ofDays(1)));
            }
            return true;
        });
    }
}
