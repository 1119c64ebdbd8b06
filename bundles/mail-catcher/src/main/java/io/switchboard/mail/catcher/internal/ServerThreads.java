// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of this one server. Modules borrow theirs from the platform; this one stands in for a
 * service outside, so it brings a bounded pool and one timer, and takes both down with itself.
 */
record ServerThreads(ExecutorService workers, ScheduledExecutorService timers) {

    private static final int WORKERS = 8;
    private static final int WAITING = 256;
    private static final long IDLE_SECONDS = 10;

    static ServerThreads create() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), named("worker"));
        workers.allowCoreThreadTimeOut(true);
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("timer"));
        // What still wants to happen while the server closes need not happen.
        timers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return new ServerThreads(workers, timers);
    }

    void close() {
        timers.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory named(String kind) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "mail-catcher-" + kind + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
