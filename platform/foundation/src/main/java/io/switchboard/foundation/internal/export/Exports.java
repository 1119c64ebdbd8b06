// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.mail.MailOutbox;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of exports, wired together, and the threads that write them. */
public final class Exports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final long LOOK_SECONDS = 60;
    private static final long BEAT_SECONDS = 2;
    private static final long LAST_RUN_SECONDS = 10;

    private final ExportWriter writer;
    private final OrganizationExports exports;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "switchboard-exports");
        thread.setDaemon(true);
        return thread;
    });

    public Exports(
            PlatformDatabase database,
            AccountStore accounts,
            OrganizationSettings settings,
            People people,
            AuditLog log,
            BlobStore blobs,
            Path dataDir,
            MailOutbox mails,
            Links links,
            AuditTrail audit,
            Clock clock) {
        ExportRows rows = new ExportRows(clock);
        this.writer = new ExportWriter(
                database,
                accounts,
                rows,
                new ExportFile(new OwnFiles(settings, people, log), new KeptFiles(blobs)),
                blobs,
                dataDir.resolve("files").resolve(".exports"),
                mails,
                links);
        this.exports = new DatabaseOrganizationExports(database, rows, blobs, audit, this::wake);
    }

    public OrganizationExports exports() {
        return exports;
    }

    /** Looks from time to time too, since another server may have been killed in the midst of one. */
    public void start() {
        threads.scheduleWithFixedDelay(this::run, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        threads.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void wake() {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException closing) {
            LOG.debug("This server stops; the next one writes it");
        }
    }

    /** One at a time here: each holds a snapshot of the database. */
    private synchronized void run() {
        try {
            writer.run();
        } catch (RuntimeException failure) {
            // The border of this thread: the next run tries again.
            LOG.warn("Exports could not be written", failure);
        }
    }

    private void beat() {
        try {
            writer.beat();
        } catch (RuntimeException failure) {
            LOG.warn("How far an export is could not be said", failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LAST_RUN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
