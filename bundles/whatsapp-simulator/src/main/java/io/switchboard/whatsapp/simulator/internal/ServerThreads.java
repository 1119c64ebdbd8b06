// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

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
 * service outside and must go on answering while the platform's threads are busy or parked, so it
 * brings a bounded pool and one timer, and takes both down with itself.
 */
record ServerThreads(ExecutorService workers, ScheduledExecutorService timers) {

    private static final int WORKERS = 16;
    private static final int WAITING = 1_024;
    private static final long IDLE_SECONDS = 10;

    static ServerThreads create() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), named("worker"));
        workers.allowCoreThreadTimeOut(true);
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("timer"));
        timers.setRemoveOnCancelPolicy(true);
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
            Thread thread = new Thread(task, "whatsapp-simulator-" + kind + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
