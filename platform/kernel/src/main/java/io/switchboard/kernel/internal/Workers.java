// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The kernel's own threads. Their number is bounded by what runs on them, never by tenants or rows. */
public final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    public Workers() {
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = Workers.class.getClassLoader();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "switchboard-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
        threads = Executors.newCachedThreadPool(factory);
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
