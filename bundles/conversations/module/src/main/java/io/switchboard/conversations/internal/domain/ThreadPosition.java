// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** Where a message stands in its thread: by the provider's time, then by arrival. */
public record ThreadPosition(Instant providerTime, long seq) implements Comparable<ThreadPosition> {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Comparator<ThreadPosition> ORDER =
            Comparator.comparing(ThreadPosition::providerTime).thenComparingLong(ThreadPosition::seq);

    @Override
    public int compareTo(ThreadPosition other) {
        return ORDER.compare(this, other);
    }

    /**
     * Our own time on the providers' scale. They count whole seconds: with a finer time, an answer
     * that came in the same second would be shown above what it answers.
     */
    public static Instant ownTime(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The provider's time, unless it is so far ahead of ours that it would pin the message to the end. */
    public static Instant received(Instant providerTime, Instant now) {
        return providerTime.isAfter(now.plus(SKEW)) ? now : providerTime;
    }
}
