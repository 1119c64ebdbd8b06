// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.MachineFault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which modules change, so that no two changes meet. */
final class DeployerThread implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(DeployerThread.class);
    private static final long STOP_SECONDS = 10;

    /** Something the deployer does for a journal. */
    @FunctionalInterface
    interface Act {
        void run() throws DeploymentRefused;
    }

    private final ScheduledThreadPoolExecutor executor;

    DeployerThread() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "deployer");
            thread.setDaemon(true);
            // Never a module's loader: the thread outlives all of them.
            thread.setContextClassLoader(DeployerThread.class.getClassLoader());
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    ScheduledThreadPoolExecutor executor() {
        return executor;
    }

    void submit(Journal journal, Act act) {
        executor.execute(() -> run(journal, act));
    }

    private static void run(Journal journal, Act act) {
        try {
            act.run();
        } catch (DeploymentRefused e) {
            journal.rejected(e.getMessage());
        } catch (Throwable e) {
            MachineFault.rethrow(e);
            // The border of the thread: whatever happened, the next act must find it alive.
            logger.error("An act of {} failed unexpectedly", journal.actor(), e);
            journal.rejected("This failed unexpectedly: " + Causes.of(e) + "; see the log and try again.");
        }
    }

    /** Runs the work there and waits for it, at most so long. */
    void runAndWait(Runnable work, long seconds) {
        try {
            CompletableFuture.runAsync(work, executor).get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            logger.error("The deployer is still busy after {} s and goes on alone", seconds, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The deployer failed: " + Causes.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
