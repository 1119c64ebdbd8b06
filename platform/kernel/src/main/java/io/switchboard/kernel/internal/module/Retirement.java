// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.config.SwitchboardConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of replaced generations without holding up the next deployment: open pages first, then
 * leases, each bounded. Runs in short rounds on the deployer's thread.
 */
final class Retirement {
    private static final Logger logger = LoggerFactory.getLogger(Retirement.class);

    /** Generations of one module that may live at once. */
    static final int MOST_ALIVE = 3;

    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final class Leaving {
        final LiveGeneration generation;
        final Slot slot;
        final Consumer<String> drained;
        final CompletableFuture<Void> gone = new CompletableFuture<>();
        long pagesUntil = System.nanoTime() + pages.toNanos();
        long leasesUntil;
        boolean closed;
        boolean told;

        Leaving(LiveGeneration generation, Slot slot, Consumer<String> drained) {
            this.generation = generation;
            this.slot = slot;
            this.drained = drained;
        }

        void tell(String sentence) {
            if (!told) {
                told = true;
                drained.accept(sentence);
            }
        }
    }

    private final ScheduledExecutorService deployer;
    private final Candidates candidates;
    private final Listeners listeners;
    private final Duration pages;
    private final Duration drain;
    private final List<Leaving> leaving = new ArrayList<>();

    Retirement(
            ScheduledExecutorService deployer,
            Candidates candidates,
            Listeners listeners,
            SwitchboardConfig.Deployment bounds) {
        this.deployer = deployer;
        this.candidates = candidates;
        this.listeners = listeners;
        this.pages = bounds.pages();
        this.drain = bounds.drain();
    }

    /**
     * @param drained told once, when no request is left on the generation or only open pages keep it
     * @return done, on the deployer's thread, when the generation is gone
     */
    CompletableFuture<Void> begin(LiveGeneration generation, Slot slot, Consumer<String> drained) {
        Leaving started = new Leaving(generation, slot, drained);
        leaving.add(started);
        round(started, FIRST_PAUSE_MILLIS);
        return started.gone;
    }

    /** The oldest of too many generations loses its pages and goes as soon as its requests have ended. */
    void makeRoom(Slot slot) {
        List<LiveGeneration> alive = slot.alive();
        for (int i = MOST_ALIVE; i < alive.size(); i++) {
            LiveGeneration oldest = alive.get(i);
            leaving.stream().filter(l -> l.generation == oldest).forEach(l -> l.pagesUntil = System.nanoTime());
        }
    }

    private void round(Leaving one, long pause) {
        if (!leaving.contains(one)) {
            return;
        }
        if (!one.closed && isKeptByPages(one)) {
            one.tell("No request is left on " + one.generation + "; it stays for its open pages, at most "
                    + pages.toSeconds() + " s.");
        } else if (!one.closed) {
            one.closed = true;
            one.generation.leases().close();
            one.leasesUntil = System.nanoTime() + drain.toNanos();
        }
        if (one.closed && isEmptyOrLate(one)) {
            retire(one);
        } else {
            deployer.schedule(
                    () -> round(one, Math.min(LONGEST_PAUSE_MILLIS, pause * 2)), pause, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isKeptByPages(Leaving one) {
        return one.pagesUntil - System.nanoTime() > 0 && listeners.hasOpenPages(one.generation);
    }

    private static boolean isEmptyOrLate(Leaving one) {
        return one.generation.leases().inside() == 0 || one.leasesUntil - System.nanoTime() <= 0;
    }

    private void retire(Leaving one) {
        int late = one.generation.leases().inside();
        leaving.remove(one);
        one.slot.gone(one.generation);
        candidates.remove(one.generation);
        if (late == 0) {
            one.tell("No request is left on " + one.generation + ".");
        } else {
            String cut = late + (late == 1 ? " request" : " requests") + " on " + one.generation
                    + " had to be cut; the longest time for one is " + drain.toMillis() + " ms.";
            logger.warn("{}", cut);
            one.tell(cut);
        }
        one.gone.complete(null);
    }

    /** At the end of the server: what is inside gets a last moment, no page does. */
    void finish() {
        long end = System.nanoTime() + LAST_MOMENT.toNanos();
        while (!leaving.isEmpty()) {
            Leaving one = leaving.get(0);
            one.generation.leases().close();
            while (one.generation.leases().inside() > 0 && end - System.nanoTime() > 0) {
                LockSupport.parkNanos(LAST_MOMENT.toNanos() / 100);
            }
            retire(one);
        }
    }
}
