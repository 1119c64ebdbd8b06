// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import java.time.Duration;

/** How long a refused webhook waits: twice as long each time, up to a limit. */
public record Backoff(Duration first, Duration most) {
    Duration after(int attempts) {
        long millis = first.toMillis() << Math.min(attempts - 1, 16);
        return millis < most.toMillis() ? Duration.ofMillis(millis) : most;
    }
}
