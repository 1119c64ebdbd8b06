// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.OrganizationSettings.Holiday;
import io.switchboard.foundation.OrganizationSettings.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTextTest {

    @ParameterizedTest
    @CsvSource({
        "'9-13, 14:00 - 18:30', '09:00-13:00, 14:00-18:30'",
        "'9:30–12; 13.15-17', '09:30-12:00, 13:15-17:00'",
        "'20-24:00', '20:00-24:00'",
        "'0-24', '00:00-24:00'",
        "' ', ''",
    })
    void readsWhatPeopleType(String typed, String shown) {
        assertThat(HoursText.of(HoursText.read(typed))).isEqualTo(shown);
    }

    @Test
    void leavesWhatItCannotReadForTheRules() {
        assertThat(HoursText.read("noon")).containsExactly(new Interval("noon", ""));
        assertThat(HoursText.read("9-13-14")).containsExactly(new Interval("09:00", "13-14"));
    }

    @Test
    void daysOffAreOneALine() {
        List<Holiday> read = HoursText.readHolidays("2026-12-25  Christmas Day\n\n 2026-12-26\r\n");
        assertThat(read).containsExactly(new Holiday("2026-12-25", "Christmas Day"), new Holiday("2026-12-26", ""));
        assertThat(HoursText.ofHolidays(read)).isEqualTo("2026-12-25 Christmas Day\n2026-12-26");
    }
}
