// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names generations. The moment of the server's start comes first, so that a page left open over a
 * restart never meets another generation of the same name.
 */
final class Revisions {
    private final String life;
    private final AtomicInteger count = new AtomicInteger();

    Revisions(Clock clock) {
        life = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    String next() {
        return life + Integer.toString(count.incrementAndGet(), Character.MAX_RADIX);
    }
}
