// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks on their way. Each lane is sent in order and one at a time; lanes go side by side. What the
 * product does not take with 200 is tried again until it does, as Meta tries for days, and holds its
 * own lane back only. The first success after a failure wakes all waiting lanes, so that a backlog
 * drains at once when the product is back.
 */
public final class WebhookQueue {

    /** Told about each attempt that is worth a line in the wire log. */
    @FunctionalInterface
    public interface Observer {
        void attempted(Delivery delivery, int status, int attempt, @Nullable Integer firstStatus, long nanos);
    }

    private static final class Lane {
        final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
        int attempts;
        @Nullable Integer firstStatus;
        boolean active;
    }

    private static final long WAKE_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Function<Delivery, CompletableFuture<Integer>> transport;
    private final ScheduledExecutorService timers;
    private final Backoff backoff;
    private final int mostInFlight;
    private final Observer observer;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final ArrayDeque<Lane> ready = new ArrayDeque<>();
    private final Set<Lane> sleeping = new LinkedHashSet<>();
    private int inFlight;
    private long retries;
    private long lastWake = System.nanoTime() - WAKE_INTERVAL_NANOS;
    private boolean closed;

    public WebhookQueue(Function<Delivery, CompletableFuture<Integer>> transport, ScheduledExecutorService timers,
            Backoff backoff, int mostInFlight, Observer observer) {
        this.transport = transport;
        this.timers = timers;
        this.backoff = backoff;
        this.mostInFlight = mostInFlight;
        this.observer = observer;
    }

    public synchronized void add(String laneKey, Delivery delivery) {
        addAll(laneKey, List.of(delivery));
    }

    public synchronized void addAll(String laneKey, List<Delivery> deliveries) {
        Lane lane = lanes.computeIfAbsent(laneKey, key -> new Lane());
        lane.waiting.addAll(deliveries);
        if (!lane.active && !lane.waiting.isEmpty()) {
            lane.active = true;
            ready.add(lane);
        }
        pump();
    }

    /** Lets every waiting lane try again now. */
    public synchronized void wake() {
        ready.addAll(sleeping);
        sleeping.clear();
        pump();
    }

    /** How many webhooks are not taken yet. */
    public synchronized int backlog() {
        return lanes.values().stream().mapToInt(lane -> lane.waiting.size()).sum();
    }

    /** How many calls are on their way; what is discarded may still arrive by one of them. */
    public synchronized int inFlight() {
        return inFlight;
    }

    public synchronized long retries() {
        return retries;
    }

    /** Forgets what is not taken yet. */
    public synchronized void discard() {
        // Active lanes stay: a call in flight comes back to its lane and finds it empty.
        lanes.values().forEach(lane -> lane.waiting.clear());
    }

    public synchronized void close() {
        closed = true;
        lanes.clear();
        ready.clear();
        sleeping.clear();
    }

    private void pump() {
        while (!closed && inFlight < mostInFlight && !ready.isEmpty()) {
            Lane lane = ready.remove();
            Delivery delivery = lane.waiting.peek();
            if (delivery == null) {
                lane.active = false;
                continue;
            }
            inFlight++;
            long start = System.nanoTime();
            // Always on the timer thread: a call that fails at once must not come back into this loop.
            transport.apply(delivery)
                    .thenAcceptAsync(status -> settled(lane, delivery, status, System.nanoTime() - start), timers);
        }
    }

    private void settled(Lane lane, Delivery delivery, int status, long nanos) {
        if (status == 200) {
            // Before the next one leaves: its effects may be asked for as soon as that one arrives.
            delivery.taken().run();
        }
        int attempt;
        Integer first;
        synchronized (this) {
            inFlight--;
            if (closed) {
                return;
            }
            attempt = ++lane.attempts;
            first = lane.firstStatus;
            if (status == 200) {
                accepted(lane, delivery);
            } else {
                refused(lane, status);
            }
            pump();
        }
        // Of a long row of failures the first is told, and later the success.
        if (status == 200 || first == null) {
            observer.attempted(delivery, status, attempt, first, nanos);
        }
    }

    private void refused(Lane lane, int status) {
        retries++;
        if (lane.firstStatus == null) {
            lane.firstStatus = status;
        }
        sleeping.add(lane);
        timers.schedule(() -> awake(lane), backoff.after(lane.attempts).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void accepted(Lane lane, Delivery delivery) {
        lane.waiting.remove(delivery);
        lane.attempts = 0;
        lane.firstStatus = null;
        ready.add(lane);
        long now = System.nanoTime();
        if (!sleeping.isEmpty() && now - lastWake > WAKE_INTERVAL_NANOS) {
            lastWake = now;
            ready.addAll(sleeping);
            sleeping.clear();
        }
    }

    private synchronized void awake(Lane lane) {
        if (sleeping.remove(lane)) {
            ready.add(lane);
            pump();
        }
    }
}
