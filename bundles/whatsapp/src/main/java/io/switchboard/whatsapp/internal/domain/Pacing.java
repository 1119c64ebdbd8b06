// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.switchboard.conversations.api.ChannelId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a channel within what WhatsApp takes: so many messages a second per number, and to one
 * person one in six seconds with bursts of 45.
 *
 * <p>The state lives in memory and is lost with the generation. That is allowed because it decides
 * nothing: WhatsApp itself counts, and answers 130429 or 131056 when we were too fast, which is
 * retried. These buckets only spare most of those answers.
 */
public final class Pacing {
    static final Duration PAIR_INTERVAL = Duration.ofSeconds(6);
    static final int PAIR_BURST = 45;
    private static final int KEPT_PAIRS = 20_000;

    private final Map<ChannelId, Bucket> channels = new ConcurrentHashMap<>();
    private final Map<Pair, Bucket> pairs = new ConcurrentHashMap<>();
    private final TimeMeter time;
    private final long perSecond;

    public Pacing(Clock clock, long perSecond) {
        this.time = new ClockTime(clock);
        this.perSecond = perSecond;
    }

    /** Takes a place for one message, or says how long to wait for the next. */
    public Optional<Duration> admit(ChannelId channel, String recipient) {
        Bucket pair = pairs.computeIfAbsent(new Pair(channel, recipient), unused -> pairBucket());
        ConsumptionProbe toPerson = pair.tryConsumeAndReturnRemaining(1);
        if (!toPerson.isConsumed()) {
            return Optional.of(waiting(toPerson));
        }
        ConsumptionProbe overall =
                channels.computeIfAbsent(channel, unused -> channelBucket()).tryConsumeAndReturnRemaining(1);
        if (!overall.isConsumed()) {
            pair.addTokens(1);
            return Optional.of(waiting(overall));
        }
        forgetIdlePairs();
        return Optional.empty();
    }

    private static Duration waiting(ConsumptionProbe probe) {
        return Duration.ofMillis(Math.max(1, (probe.getNanosToWaitForRefill() + 999_999) / 1_000_000));
    }

    private void forgetIdlePairs() {
        if (pairs.size() > KEPT_PAIRS) {
            pairs.values().removeIf(bucket -> bucket.getAvailableTokens() >= PAIR_BURST);
        }
    }

    private Bucket channelBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private Bucket pairBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(PAIR_BURST).refillGreedy(1, PAIR_INTERVAL))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Pair(ChannelId channel, String recipient) {}
}
