// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.kernel.module.Generation;
import io.switchboard.portal.internal.web.Gateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/** Asks every module of the organization that can be searched, all at once; one that is late or fails costs its own results only. */
public final class ModuleSearches implements AutoCloseable {
    /** All searches of the server together. */
    private static final int MOST = 32;
    /** Of one module, so that one that hangs takes no more threads than these. */
    private static final int MOST_OF_ONE = 8;

    private final Gateway gateway;
    private final Duration budget;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    public ModuleSearches(Gateway gateway, Duration budget) {
        this.gateway = gateway;
        this.budget = budget;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "switchboard-search-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(ModuleSearches.class.getClassLoader());
            return thread;
        });
    }

    /** The answers in the order of the modules' ids. */
    List<ModuleAnswer> ask(Caller caller, SearchQuery query) {
        long deadline = System.nanoTime() + budget.toNanos();
        List<Asked> asked = gateway.open(caller.organization()).stream()
                .filter(ModuleSearches::isSearched)
                .map(generation -> begin(ModuleSearch.of(gateway, caller, generation, query)))
                .toList();
        List<ModuleAnswer> answers = new ArrayList<>();
        for (Asked one : asked) {
            answers.add(one.await(deadline - System.nanoTime()));
        }
        return answers;
    }

    private static boolean isSearched(Generation generation) {
        try {
            return !generation.services(SearchProvider.class).isEmpty();
        } catch (IllegalStateException replaced) {
            // Asked without a lease: the one in its place will say.
            return true;
        }
    }

    private Asked begin(ModuleSearch search) {
        Semaphore place = places.computeIfAbsent(search.module(), id -> new Semaphore(MOST_OF_ONE));
        if (!place.tryAcquire()) {
            return new Asked(search, null);
        }
        try {
            return new Asked(search, threads.submit(() -> {
                try {
                    return search.ask();
                } finally {
                    place.release();
                }
            }));
        } catch (RejectedExecutionException full) {
            place.release();
            return new Asked(search, null);
        }
    }

    /** A search under way; without a future when there was no room for it. */
    private record Asked(ModuleSearch search, @Nullable Future<ModuleAnswer> answer) {

        ModuleAnswer await(long nanos) {
            if (answer == null) {
                return silent("Too many people search at the moment; try again.");
            }
            try {
                return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                // Not taken off the queue or interrupted: it gives its place and its lease back by itself.
                return silent("It did not answer in time; try again.");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return silent("The server stops.");
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private ModuleAnswer silent(String why) {
            return ModuleAnswer.silent(search.module(), search.title(), why);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
