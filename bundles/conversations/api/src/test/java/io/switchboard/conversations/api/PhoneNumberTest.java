// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        // Brazil: the ninth digit, in São Paulo, in the south and in the north
        "+551187654321, +5511987654321",
        "+555181234567, +5551981234567",
        "+559691234567, +5596991234567",
        // Mexico: the 1 that is gone
        "+5215512345678, +525512345678",
        "+5213312345678, +523312345678",
        // Argentina: 9 from abroad, 15 at home, areas of two, three and four digits
        "+541123456789, +5491123456789",
        "+54111523456789, +5491123456789",
        "+543512345678, +5493512345678",
        "+542966512345, +5492966512345",
        "+54296615512345, +5492966512345",
    })
    void bothSpellingsAreOneNumber(String other, String counting) {
        assertThat(new PhoneNumber(other)).isEqualTo(new PhoneNumber(counting)).hasToString(counting);
        assertThat(new PhoneNumber(counting).e164()).isEqualTo(counting);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+551132654321", "+552125551234", // Brazil
                "+541143216789", "+543514567890", "+542966420123", // Argentina
                "+525555555555", // Mexico, where lines and mobiles look alike
                "+16505551234", "+351912004318", "+491711444744",
            })
    void landlinesAndOtherCountriesStayAsTheyAre(String number) {
        assertThat(new PhoneNumber(number).e164()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "5511987654321", "+0551187654321", "+55 11 98765-4321", "+12", "+1234567890123456", "+5511x8765432"})
    void onlyInternationalDigitsAreTaken(String text) {
        assertThat(PhoneNumber.of(text)).isEmpty();
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
