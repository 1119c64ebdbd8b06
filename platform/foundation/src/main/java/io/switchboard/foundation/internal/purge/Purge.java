// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.purge;

import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes and purges every few minutes the organizations whose day has come, and removes what nobody needs any more, a bounded number of each kind at once. */
public final class Purge implements AutoCloseable {
    static final int MOST_AT_ONCE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final long EVERY_MINUTES = 5;
    private static final long LAST_RUN_SECONDS = 10;

    private final PlatformDatabase database;
    private final Clock clock;
    private final int mostAtOnce;
    private final List<Runnable> endings;
    private final ScheduledExecutorService purging = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "switchboard-purge");
        thread.setDaemon(true);
        return thread;
    });

    /** @param endings what is done for organizations whose last day has come, in this order */
    public Purge(PlatformDatabase database, Clock clock, List<Runnable> endings) {
        this(database, clock, MOST_AT_ONCE, endings);
    }

    Purge(PlatformDatabase database, Clock clock, int mostAtOnce, List<Runnable> endings) {
        this.database = database;
        this.clock = clock;
        this.mostAtOnce = mostAtOnce;
        this.endings = List.copyOf(endings);
    }

    public void start() {
        purging.scheduleWithFixedDelay(this::runAndLog, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** @return how many of each kind were removed */
    Map<Obsolete, Integer> run() {
        Map<Obsolete, Integer> removed = new LinkedHashMap<>();
        for (Obsolete kind : Obsolete.values()) {
            Duration kept = kind.kept();
            // One transaction for each, so that none holds its rows longer than it takes.
            removed.put(kind, database.transaction(
                    c -> Sql.update(c, kind.removal(), clock.instant().minus(kept), mostAtOnce)));
        }
        return removed;
    }

    void runAndLog() {
        for (Runnable ending : endings) {
            try {
                ending.run();
            } catch (RuntimeException e) {
                // One task must not keep the other from being done.
                LOG.warn("Organizations whose last day has come could not be closed or purged", e);
            }
        }
        try {
            Map<Obsolete, Integer> removed = run();
            removed.values().removeIf(count -> count == 0);
            if (!removed.isEmpty()) {
                LOG.info("Purged: {}", removed);
            }
        } catch (RuntimeException e) {
            // The border of this thread: the next run tries again.
            LOG.warn("What nobody needs any more could not be removed", e);
        }
    }

    @Override
    public void close() {
        purging.shutdown();
        try {
            purging.awaitTermination(LAST_RUN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
