// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A provider with many connections that calls again as soon as it is answered. */
final class WebhookLoad {
    private static final int CONNECTIONS = 64;

    private final Endpoint endpoint;

    WebhookLoad(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @param micros of each acknowledged call */
    record Outcome(long acknowledged, double seconds, Histogram micros) {

        double perSecond() {
            return acknowledged / seconds;
        }

        double millisAt(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    Outcome run(Duration duration) throws InterruptedException, ExecutionException {
        String run = UUID.randomUUID().toString();
        AtomicLong numbers = new AtomicLong();
        Histogram micros = new ConcurrentHistogram(3);
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long start = System.nanoTime();
            List<Future<Void>> callers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(threads.submit(() -> call(run, numbers, micros, start + duration.toNanos())));
            }
            for (Future<Void> caller : callers) {
                caller.get();
            }
            return new Outcome(micros.getTotalCount(), (System.nanoTime() - start) / 1e9, micros);
        } finally {
            threads.shutdownNow();
        }
    }

    private Void call(String run, AtomicLong numbers, Histogram micros, long end) throws Exception {
        SignedMessages messages = new SignedMessages(endpoint, run);
        try (KeepAliveConnection connection = new KeepAliveConnection(endpoint.host(), endpoint.port())) {
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                int status = connection.exchange(messages.request(numbers.incrementAndGet()));
                if (status != 200) {
                    throw new IllegalStateException("A webhook was answered " + status);
                }
                micros.recordValue((System.nanoTime() - start) / 1000);
            }
        }
        return null;
    }
}
