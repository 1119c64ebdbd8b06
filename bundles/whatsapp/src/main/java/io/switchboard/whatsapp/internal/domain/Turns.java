// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.github.bucket4j.Bucket;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Keeps a linked phone at the speed of a person: from message to message three to eight seconds. Whoever
 * has to wait gets a turn of its own, so that of many who wait each comes back once, and not all of them
 * at the moment when one may go.
 *
 * <p>In memory, as {@link Pacing} is: a turn that is lost with the generation is taken again.
 */
public final class Turns {
    static final Duration SHORTEST = Duration.ofSeconds(3);
    static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MANY = 10_000;

    private final Map<ChannelId, Bucket> channels = new ConcurrentHashMap<>();
    private final Map<MessageId, Instant> turns = new ConcurrentHashMap<>();
    private final RandomGenerator random;
    private final Clock clock;

    public Turns(Clock clock) {
        this(clock, RandomGenerator.getDefault());
    }

    Turns(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Lets the message go, or says when its turn is. */
    public Optional<Duration> admit(ChannelId channel, MessageId message) {
        Instant now = clock.instant();
        Instant turn = turns.get(message);
        if (turn == null) {
            turn = now.plusNanos(pace(channel).consumeIgnoringRateLimits(gap().toMillis()));
        }
        if (turn.isAfter(now)) {
            forgetOld(now);
            turns.put(message, turn);
            return Optional.of(Duration.between(now, turn));
        }
        turns.remove(message);
        return Optional.empty();
    }

    /** Each message costs the milliseconds of its gap; those of the longest are there when all is quiet. */
    private Bucket pace(ChannelId channel) {
        return channels.computeIfAbsent(channel, unused -> Bucket.builder()
                .addLimit(limit -> limit.capacity(LONGEST.toMillis()).refillGreedy(1_000, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new ClockTime(clock))
                .build());
    }

    private Duration gap() {
        return Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), LONGEST.toMillis() + 1));
    }

    private void forgetOld(Instant now) {
        if (turns.size() > MANY) {
            turns.values().removeIf(turn -> turn.plus(KEPT).isBefore(now));
        }
    }
}
