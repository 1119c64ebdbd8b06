// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Threads that ask almost without pause until something fails, and remember what they were told and what failed. */
final class Traffic {
    /** Leaves the processor to what is tested. */
    private static final long PAUSE_NANOS = 200_000;

    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> answers = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean stopped;

    Traffic(int clients, Supplier<String> question) {
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> run(question), "traffic-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void run(Supplier<String> question) {
        while (!stopped) {
            try {
                answers.add(question.get());
                asked.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (Throwable e) {
                failures.add(e);
                return;
            }
        }
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Set<String> answers() {
        return answers;
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    long asked() {
        return asked.get();
    }
}
