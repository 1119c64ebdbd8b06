// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.AuditLog.Filter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueryTest {

    @Test
    void asksForAllWithoutAWish() {
        AuditQuery query = query(Map.of());
        assertThat(query.filter()).isEqualTo(Filter.ALL);
        assertThat(query.isFiltered()).isFalse();
        assertThat(query.number()).isNull();
    }

    @Test
    void meansTheReadersDaysAndTheLastOneWhole() {
        Filter filter = query(Map.of("from", "2026-11-01", "until", "2026-11-02", "zone", "Europe/Lisbon")).filter();
        assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(filter.until()).isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));

        Filter further = query(Map.of("from", "2026-11-01", "zone", "America/Sao_Paulo")).filter();
        assertThat(further.from()).isEqualTo(Instant.parse("2026-11-01T03:00:00Z"));
    }

    @Test
    void takesAnUnknownZoneForUtc() {
        assertThat(query(Map.of("from", "2026-11-01", "zone", "../../etc")).filter().from())
                .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "01/11/2026", "+999999999-12-31", "0000-01-01"})
    void leavesOutADayThatIsNone(String day) {
        AuditQuery query = query(Map.of("from", day, "until", day));
        assertThat(query.filter()).isEqualTo(Filter.ALL);
        assertThat(query.isFromReadable()).isFalse();
        assertThat(query.isUntilReadable()).isFalse();
    }

    @Test
    void goesOnWithTheSameWishes() {
        AuditQuery query = query(Map.of("actor", "Ana & co", "action", "user.invited", "before", "90"));
        assertThat(query.number()).isEqualTo(90);
        assertThat(query.older(41)).isEqualTo("?actor=Ana+%26+co&action=user.invited&before=41");
        assertThat(query.isFiltered()).isTrue();
    }

    @Test
    void takesAwayWhatIsShown() {
        AuditQuery query = query(Map.of(
                "actor", "Ana & co", "action", "user.invited", "until", "2026-11-02", "zone", "Europe/Lisbon", "before", "90"));
        assertThat(query.export("csv"))
                .isEqualTo("?format=csv&actor=Ana+%26+co&action=user.invited&until=2026-11-03T00%3A00%3A00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1e9", "99999999999999999999"})
    void beginsWithTheNewestWhenTheNumberIsNone(String before) {
        assertThat(query(Map.of("before", before)).number()).isNull();
    }

    private static AuditQuery query(Map<String, String> parameters) {
        return AuditQuery.read(parameters::get);
    }
}
