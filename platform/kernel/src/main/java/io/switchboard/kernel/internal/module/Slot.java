// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The place of one module: its current generation, those still alive, and why there is none. */
final class Slot {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What the operator reads about a module; {@code state} as in {@code ModuleStatus}. */
    record Condition(String state, String why, Instant since, ModuleDescriptor descriptor) {}

    private final List<LiveGeneration> alive = new CopyOnWriteArrayList<>();
    private volatile @Nullable LiveGeneration current;
    private volatile boolean coming;
    private volatile Condition condition;

    Slot(Condition condition) {
        this.condition = condition;
    }

    /** Enters the current generation; a failed try means that it was replaced meanwhile, so the place is read again. */
    Optional<Lease> enter() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            LiveGeneration generation = current;
            if (generation == null) {
                if (!waitForOne(end)) {
                    return Optional.empty();
                }
            } else if (generation.leases().enter()) {
                return Optional.of(new OpenLease(generation));
            } else {
                Thread.onSpinWait();
            }
        }
    }

    Optional<Lease> enter(String revision) {
        return alive.stream()
                .filter(generation -> generation.revision().equals(revision))
                .filter(generation -> generation.leases().enter())
                .findFirst()
                .map(OpenLease::new);
    }

    private synchronized boolean waitForOne(long end) {
        try {
            for (long left = end - System.nanoTime();
                    current == null && coming && left > 0;
                    left = end - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return current != null;
    }

    /** Whether callers should wait for a first generation. */
    synchronized void expect(boolean one) {
        coming = one;
        notifyAll();
    }

    /** Puts a generation in place, or nothing, and gives back what was there. */
    synchronized @Nullable LiveGeneration replace(@Nullable LiveGeneration next, Condition reason) {
        LiveGeneration before = current;
        if (next != null) {
            alive.add(0, next);
        }
        condition = reason;
        current = next;
        coming = false;
        notifyAll();
        return before;
    }

    void gone(LiveGeneration generation) {
        alive.remove(generation);
    }

    void say(Condition reason) {
        condition = reason;
    }

    @Nullable
    LiveGeneration current() {
        return current;
    }

    /** Newest first. */
    List<LiveGeneration> alive() {
        return List.copyOf(alive);
    }

    Condition condition() {
        return condition;
    }
}
