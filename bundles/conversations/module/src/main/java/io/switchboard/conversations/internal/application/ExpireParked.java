// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.internal.persistence.ParkedRows;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up on updates whose message did not arrive within a day. */
@Component(service = JobHandler.class)
@JobName(name = ExpireParked.JOB)
public final class ExpireParked implements JobHandler {
    static final String JOB = "expire-parked";
    private static final Logger LOG = LoggerFactory.getLogger(ExpireParked.class);

    private final ParkedRows parked = new ParkedRows();
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;

    @Activate
    public ExpireParked(@Reference Transactions transactions, @Reference Jobs jobs, @Reference Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) {
        transactions.sql(connection -> {
            int expired = parked.expire(connection, clock.instant());
            if (expired > 0) {
                LOG.info("Gave up on {} updates whose messages did not arrive within a day", expired);
            }
            parked.nextExpiry(connection).ifPresent(next -> jobs.enqueue(JOB, run.key(), "{}", next));
            return expired;
        });
    }
}
