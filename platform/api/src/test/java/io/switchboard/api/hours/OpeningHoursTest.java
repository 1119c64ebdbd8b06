// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A shop in Lisbon: Mondays with a break at noon, Tuesdays into the night, Wednesdays on from there. */
class OpeningHoursTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final OpeningHours SHOP = new OpeningHours(
            LISBON,
            Map.of(
                    DayOfWeek.MONDAY, List.of(interval("09:00", "13:00"), interval("14:00", "18:00")),
                    DayOfWeek.TUESDAY, List.of(interval("20:00", "00:00")),
                    DayOfWeek.WEDNESDAY, List.of(interval("00:00", "02:00")),
                    DayOfWeek.SUNDAY, List.of(interval("00:00", "04:00"))),
            Set.of(LocalDate.of(2026, 6, 8)));

    @Test
    void opensAndClosesByTheWallClock() {
        assertThat(SHOP.isOpen(at("2026-06-01T09:00"))).isTrue();
        assertThat(SHOP.isOpen(at("2026-06-01T12:59:59"))).isTrue();
        assertThat(SHOP.isOpen(at("2026-06-01T13:00"))).as("the break").isFalse();
        assertThat(SHOP.isOpen(at("2026-06-01T18:00"))).isFalse();
        assertThat(SHOP.isOpen(at("2026-06-08T10:00"))).as("a holiday").isFalse();
        // In winter the same wall clock is another hour of the world.
        assertThat(SHOP.isOpen(Instant.parse("2026-06-01T08:30:00Z"))).isTrue();
        assertThat(SHOP.isOpen(Instant.parse("2026-11-30T08:30:00Z"))).isFalse();
    }

    @Test
    void findsTheNextOpening() {
        assertThat(SHOP.nextOpening(at("2026-06-01T10:00"))).contains(at("2026-06-01T10:00"));
        assertThat(SHOP.nextOpening(at("2026-06-01T13:00"))).contains(at("2026-06-01T14:00"));
        assertThat(SHOP.nextOpening(at("2026-06-01T18:00"))).contains(at("2026-06-02T20:00"));
        assertThat(SHOP.nextOpening(at("2026-06-07T05:00"))).as("over the holiday").contains(at("2026-06-09T20:00"));
        assertThat(new OpeningHours(LISBON, Map.of(), Set.of()).nextOpening(at("2026-06-01T10:00"))).isEmpty();
    }

    @Test
    void findsTheNextClosingAlsoBeyondMidnight() {
        assertThat(SHOP.nextClosing(at("2026-06-01T10:00"))).contains(at("2026-06-01T13:00"));
        assertThat(SHOP.nextClosing(at("2026-06-01T13:30"))).contains(at("2026-06-01T18:00"));
        assertThat(SHOP.nextClosing(at("2026-06-02T21:00"))).contains(at("2026-06-03T02:00"));
        assertThat(OpeningHours.always(LISBON).nextClosing(at("2026-06-01T10:00"))).isEmpty();
    }

    @Test
    void countsOnlyWhatIsWorked() {
        assertThat(SHOP.between(at("2026-06-01T08:00"), at("2026-06-01T19:00"))).isEqualTo(Duration.ofHours(8));
        assertThat(SHOP.between(at("2026-06-01T12:00"), at("2026-06-01T15:00"))).isEqualTo(Duration.ofHours(2));
        assertThat(SHOP.between(at("2026-06-02T23:00"), at("2026-06-03T01:00"))).isEqualTo(Duration.ofHours(2));
        assertThat(SHOP.between(at("2026-06-01T15:00"), at("2026-06-01T12:00"))).isZero();
        assertThat(SHOP.after(at("2026-06-01T12:00"), Duration.ofHours(2))).contains(at("2026-06-01T15:00"));
        assertThat(SHOP.after(at("2026-06-01T17:00"), Duration.ofHours(1))).contains(at("2026-06-01T18:00"));
        assertThat(SHOP.after(at("2026-06-01T17:30"), Duration.ofHours(1))).contains(at("2026-06-02T20:30"));
        assertThat(SHOP.after(at("2026-06-01T17:30"), Duration.ofDays(400))).isEmpty();
    }

    @Test
    void aDayOnWhichTheClocksChangeIsShorterOrLonger() {
        assertThat(SHOP.between(at("2026-03-29T00:00"), at("2026-03-29T12:00"))).isEqualTo(Duration.ofHours(3));
        assertThat(SHOP.between(at("2026-10-25T00:00"), at("2026-10-25T12:00"))).isEqualTo(Duration.ofHours(5));
        OpeningHours missing = new OpeningHours(
                LISBON, Map.of(DayOfWeek.SUNDAY, List.of(interval("01:10", "01:50"))), Set.of());
        assertThat(missing.between(at("2026-03-29T00:00"), at("2026-03-29T12:00")))
                .as("an hour that is left out is worked after it")
                .isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void refusesWhatOverlapsOrEndsBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> interval("10:00", "09:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> interval("10:00", "10:00"));
        List<OpenInterval> overlapping = List.of(interval("09:00", "12:00"), interval("11:00", "13:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(LISBON, Map.of(DayOfWeek.MONDAY, overlapping), Set.of()));
        List<OpenInterval> afterMidnight = List.of(interval("09:00", "00:00"), interval("23:00", "23:30"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(LISBON, Map.of(DayOfWeek.MONDAY, afterMidnight), Set.of()));
    }

    private static OpenInterval interval(String start, String end) {
        return new OpenInterval(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }
}
