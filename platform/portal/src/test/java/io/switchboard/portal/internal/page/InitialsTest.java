// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {

    @ParameterizedTest
    @CsvSource({"Ana Ribeiro,AR", "Ana,A", "maria de souza lima,ML", "'  Ana   Ribeiro ',AR", "'',''", "𝒜na,𝒜"})
    void makesInitials(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }
}
