// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T22:00:00Z");

    @Test
    void presetsCountFromNow() {
        assertThat(new KeyExpiry("30", "", "").at(NOW)).isEqualTo("2026-12-24T22:00:00Z");
        assertThat(new KeyExpiry("never", "2026-12-01", "").at(NOW)).isNull();
    }

    @Test
    void aDayIsTheReadersAndTheKeyWorksOnIt() {
        assertThat(new KeyExpiry("day", "2026-12-31", "Europe/Lisbon").at(NOW)).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(new KeyExpiry("day", "2026-12-31", "America/Sao_Paulo").at(NOW)).isEqualTo("2027-01-01T03:00:00Z");
        assertThat(new KeyExpiry("day", "2026-12-31", "Nowhere/Else").at(NOW)).isEqualTo("2027-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-02-30", "-0001-01-01", "+12026-01-01"})
    void whatIsNoDaySaysSoBesideTheField(String day) {
        assertThatThrownBy(() -> new KeyExpiry("day", day, "").at(NOW))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("expiresAt"));
    }
}
