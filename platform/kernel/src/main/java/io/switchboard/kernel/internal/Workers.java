// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The kernel's own threads. Their number is bounded by what runs on them, never by tenants or rows. */
public final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    public Workers() {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> thread(task, "switchboard-" + number.incrementAndGet()));
    }

    /** Below Java 24 a thread keeps the access context of its maker; a module's would keep its generation alive. */
    @SuppressWarnings("removal")
    private static Thread thread(Runnable task, String name) {
        Thread thread = AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(task, name));
        thread.setDaemon(true);
        thread.setContextClassLoader(Workers.class.getClassLoader());
        return thread;
    }

    public void execute(Runnable task) {
        threads.execute(task);
    }

    public ExecutorService executor() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
