// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.People.Seats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatMeterTest {

    @ParameterizedTest
    @CsvSource({"7,10,70,''", "8,10,80,warn", "10,10,100,bad", "12,10,100,bad", "0,0,100,bad"})
    void showsHowFullThePlanIs(int taken, long limit, int percent, String tone) {
        SeatMeter meter = SeatMeter.of(new Seats(taken, limit));
        assertThat(meter.percent()).isEqualTo(percent);
        assertThat(meter.tone()).isEqualTo(tone);
        assertThat(meter.words()).isEqualTo(taken + " of " + limit + " seats");
    }

    @Test
    void countsOnlyWhereThereIsNoLimit() {
        assertThat(SeatMeter.of(new Seats(1, null)).words()).isEqualTo("1 seat taken");
        assertThat(SeatMeter.of(new Seats(6, null)).words()).isEqualTo("6 seats taken");
        assertThat(SeatMeter.of(new Seats(6, null)).isLimited()).isFalse();
    }
}
