// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where modules are asked things that a page waits for, so that one that hangs costs neither the page nor the others. */
public final class ModuleThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModuleThreads.class);
    /** All questions together. */
    private static final int MOST = 32;
    /** To one module, so that one that hangs takes no more threads than these. */
    private static final int MOST_OF_ONE = 8;

    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    /** Why there is no answer. */
    public enum Silence {
        CROWDED,
        LATE,
        FAILED,
        STOPPING
    }

    /** @param use names the threads */
    public ModuleThreads(String use) {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "switchboard-" + use + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(ModuleThreads.class.getClassLoader());
            return thread;
        });
    }

    public <T> Question<T> ask(String module, Callable<T> work) {
        Semaphore place = places.computeIfAbsent(module, id -> new Semaphore(MOST_OF_ONE));
        if (!place.tryAcquire()) {
            return new Question<>(null);
        }
        try {
            return new Question<>(threads.submit(() -> {
                try {
                    return work.call();
                } finally {
                    place.release();
                }
            }));
        } catch (RejectedExecutionException full) {
            place.release();
            return new Question<>(null);
        }
    }

    /** A question under way; without an answer to come when there was no room for it. */
    public record Question<T>(@Nullable Future<T> answer) {

        /** The answer, or what is said instead. */
        public T await(long nanos, Function<Silence, T> otherwise) {
            if (answer == null) {
                return otherwise.apply(Silence.CROWDED);
            }
            try {
                return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                // Not taken off the queue or interrupted: it gives its place and its lease back by itself.
                return otherwise.apply(Silence.LATE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return otherwise.apply(Silence.STOPPING);
            } catch (ExecutionException failure) {
                // What the border to the module has let through costs its own answer, not the page.
                log.error("A question to a module failed", failure.getCause());
                return otherwise.apply(Silence.FAILED);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
