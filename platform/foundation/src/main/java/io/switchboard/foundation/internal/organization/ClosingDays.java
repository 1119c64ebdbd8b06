// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then for organizations whose last day has come. */
public final class ClosingDays implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingDays.class);

    private final DatabaseOrganizationClosure closure;
    private final ScheduledExecutorService looking;

    public ClosingDays(DatabaseOrganizationClosure closure) {
        this.closure = closure;
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchboard-closing");
            thread.setDaemon(true);
            return thread;
        });
    }

    public void start() {
        looking.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            closure.closeDue();
        } catch (RuntimeException e) {
            // The border of this thread: the next look tries again.
            LOG.warn("Organizations that close cannot be looked for", e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
