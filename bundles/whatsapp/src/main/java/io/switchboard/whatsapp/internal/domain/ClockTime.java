// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Instant;

/** Buckets go by the clock that everything else goes by. */
record ClockTime(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
