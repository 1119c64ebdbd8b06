// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is active.
 *
 * @param waiting of how many the customer spoke last
 * @param waitingSince when the one spoke who has waited longest since; null when nobody waits
 */
public record Backlog(int open, int unassigned, int waiting, @Nullable Instant waitingSince) {
    public static final Backlog NONE = new Backlog(0, 0, 0, null);

    public Backlog plus(Backlog other) {
        return new Backlog(
                open + other.open,
                unassigned + other.unassigned,
                waiting + other.waiting,
                earlier(waitingSince, other.waitingSince));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
