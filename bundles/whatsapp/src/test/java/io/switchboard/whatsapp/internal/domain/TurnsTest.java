// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.MessageId;
import io.switchboard.whatsapp.internal.fixture.House.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final TestClock clock = new TestClock();
    private final Turns turns = new Turns(clock, new Random(7));
    private final ChannelId channel = new ChannelId(Ids.next());

    private static MessageId message() {
        return new MessageId(Ids.next());
    }

    @Test
    void theFirstGoesAtOnceAndTheNextWaitsForItsTurn() {
        assertThat(turns.admit(channel, message())).isEmpty();
        turns.admit(channel, message());
        MessageId third = message();
        Duration wait = turns.admit(channel, third).orElseThrow();
        assertThat(turns.admit(channel, third)).as("asking early does not cost another turn").contains(wait);
        clock.advance(wait);
        assertThat(turns.admit(channel, third)).isEmpty();
    }

    @Test
    void ofManyEachGetsATurnOfItsOwn() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            turns.admit(channel, message()).ifPresent(waits::add);
        }
        assertThat(waits).hasSizeGreaterThanOrEqualTo(38).isSorted();
        for (int i = 1; i < waits.size(); i++) {
            assertThat(waits.get(i).minus(waits.get(i - 1))).isBetween(Turns.SHORTEST, Turns.LONGEST);
        }
    }

    @Test
    void channelsDoNotWaitForEachOther() {
        for (int i = 0; i < 5; i++) {
            turns.admit(channel, message());
        }
        assertThat(turns.admit(new ChannelId(Ids.next()), message())).isEqualTo(Optional.empty());
    }
}
