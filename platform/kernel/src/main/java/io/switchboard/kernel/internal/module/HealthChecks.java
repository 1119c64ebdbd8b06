// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** Asks the health checks of a generation, each bounded in time, and remembers the answer for a moment. */
final class HealthChecks implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofSeconds(3);

    /** The worst of a generation's checks, in words. */
    record Health(Result.Status status, String why) {
        boolean isGoodEnough() {
            return status == Result.Status.OK || status == Result.Status.WARN;
        }
    }

    private record Remembered(Health health, Instant at) {}

    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        thread.setContextClassLoader(HealthChecks.class.getClassLoader());
        return thread;
    });

    HealthChecks(Clock clock) {
        this.clock = clock;
    }

    Health recent(LiveGeneration generation) {
        Remembered last = remembered.get(generation.revision());
        if (last != null && last.at().plus(FRESH).isAfter(clock.instant())) {
            return last.health();
        }
        Health health = now(generation);
        remembered.put(generation.revision(), new Remembered(health, clock.instant()));
        return health;
    }

    Health now(LiveGeneration generation) {
        List<HealthCheck> checks = generation.services(HealthCheck.class);
        return checks.stream()
                .map(check -> ask(check, generation))
                .max(Comparator.comparing(Health::status))
                .orElseGet(() -> new Health(Result.Status.OK, generation + " serves; it brings no health check."));
    }

    void forget(LiveGeneration generation) {
        remembered.remove(generation.revision());
    }

    private Health ask(HealthCheck check, LiveGeneration generation) {
        Future<Health> answer = threads.submit(() -> execute(check, generation));
        try {
            return answer.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return failed(generation, "did not answer within " + BOUND.toSeconds() + " s");
        } catch (ExecutionException e) {
            return failed(generation, "failed: " + Causes.of(e));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return failed(generation, "was interrupted");
        }
    }

    private static Health failed(LiveGeneration generation, String what) {
        return new Health(
                Result.Status.HEALTH_CHECK_ERROR,
                "The health check of " + generation + " " + what + "; see the log and mend the check.");
    }

    private static Health execute(HealthCheck check, LiveGeneration generation) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(generation.classLoader());
        try {
            Result result = check.execute();
            return new Health(result.getStatus(), words(result, generation));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String words(Result result, LiveGeneration generation) {
        StringBuilder words = new StringBuilder();
        result.forEach(entry -> {
            if (entry.getStatus() == result.getStatus()) {
                words.append(words.isEmpty() ? "" : " ").append(entry.getMessage());
            }
        });
        return words.isEmpty() ? generation + " says " + result.getStatus() + "." : words.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
