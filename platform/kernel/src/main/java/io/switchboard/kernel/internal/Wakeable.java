// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import io.switchboard.kernel.module.MachineFault;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop that runs at once when woken and otherwise at a slow beat, so that a lost wake-up costs a moment only. */
public final class Wakeable implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(Wakeable.class);

    private final String name;
    private final Duration beat;
    private final Runnable round;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;

    public Wakeable(String name, Duration beat, Runnable round) {
        this.name = name;
        this.beat = beat;
        this.round = round;
    }

    public void start(Workers workers) {
        workers.execute(this::loop);
    }

    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void loop() {
        while (!closed) {
            try {
                wakes.tryAcquire(beat.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
                if (!closed) {
                    round.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                MachineFault.rethrow(e);
                // The border of a loop that must not end: said, and tried again at the next beat.
                logger.warn("A round of {} failed and is repeated", name, e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }
}
