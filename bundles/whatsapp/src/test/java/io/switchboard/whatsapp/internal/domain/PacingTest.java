// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.fixture.House.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacingTest {
    private final TestClock clock = new TestClock();
    private final ChannelId sales = new ChannelId(Ids.next());
    private final ChannelId repairs = new ChannelId(Ids.next());

    @Test
    void aChannelSendsNoFasterThanItsRate() {
        Pacing pacing = new Pacing(clock, 80);
        for (int i = 0; i < 80; i++) {
            assertThat(pacing.admit(sales, "person " + i)).isEmpty();
        }
        assertThat(pacing.admit(sales, "one more")).contains(Duration.ofMillis(13));
        assertThat(pacing.admit(repairs, "one more")).as("another channel").isEmpty();
        clock.advance(Duration.ofMillis(13));
        assertThat(pacing.admit(sales, "one more")).isEmpty();
        assertThat(pacing.admit(sales, "and another")).isPresent();
    }

    @Test
    void onePersonGetsABurstAndThenOneMessageInSixSeconds() {
        Pacing pacing = new Pacing(clock, 1_000);
        for (int i = 0; i < 45; i++) {
            assertThat(pacing.admit(sales, "Marta")).isEmpty();
        }
        assertThat(pacing.admit(sales, "Marta")).contains(Duration.ofSeconds(6));
        assertThat(pacing.admit(sales, "Rui")).as("another person").isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(pacing.admit(sales, "Marta")).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pacing.admit(sales, "Marta")).isEmpty();
        assertThat(pacing.admit(sales, "Marta")).isPresent();
    }

    @Test
    void aMessageTheChannelHoldsBackDoesNotCountForThePerson() {
        Pacing pacing = new Pacing(clock, 1);
        assertThat(pacing.admit(sales, "Rui")).isEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(pacing.admit(sales, "Marta")).contains(Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(pacing.admit(sales, "Marta")).isEmpty();
    }
}
