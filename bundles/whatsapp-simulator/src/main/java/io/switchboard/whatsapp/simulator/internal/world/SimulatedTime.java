// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The world's time: the real clock, moved forward by hand. */
public final class SimulatedTime {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    public SimulatedTime(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().plus(ahead);
    }

    public long seconds() {
        return now().getEpochSecond();
    }

    /** The true time, for the wire log. */
    public Instant real() {
        return clock.instant();
    }

    public Duration ahead() {
        return ahead;
    }

    public void moveTo(Duration newAhead) {
        ahead = newAhead;
    }
}
