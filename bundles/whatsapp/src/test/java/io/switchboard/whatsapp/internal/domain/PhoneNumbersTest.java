// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        // Brazil: the ninth digit, in São Paulo, in the south and in the north
        "5511987654321, +5511987654321",
        "551187654321, +5511987654321",
        "555181234567, +5551981234567",
        "5551981234567, +5551981234567",
        "559691234567, +5596991234567",
        // and its landlines
        "551132654321, +551132654321",
        "552125551234, +552125551234",
        // Mexico: the 1 that is gone
        "5215512345678, +525512345678",
        "525512345678, +525512345678",
        "5213312345678, +523312345678",
        // Argentina: 9 from abroad, 15 at home, areas of two, three and four digits
        "5491123456789, +5491123456789",
        "541123456789, +5491123456789",
        "54111523456789, +5491123456789",
        "5493512345678, +5493512345678",
        "543512345678, +5493512345678",
        "542966512345, +5492966512345",
        // and its landlines
        "541143216789, +541143216789",
        "543514567890, +543514567890",
        "542966420123, +542966420123",
        // countries without a rule
        "16505551234, +16505551234",
        "351912004318, +351912004318",
        "491711444744, +491711444744",
    })
    void aPersonHasOneNumberHoweverItIsWritten(String digits, String canonical) {
        assertThat(PhoneNumbers.canonical(digits)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({"'+55 (11) 98765-4321', +5511987654321", "'+1 650-555-1234', +16505551234"})
    void punctuationDoesNotCount(String written, String canonical) {
        assertThat(PhoneNumbers.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1111111111111",
                "409552778964973",
                "123456789012345",
                "US.13491208655302741918",
                "98765432109876@lid",
                "0123456789",
                "12",
                "",
                "<WHATSAPP_USER_PHONE_NUMBER>"
            })
    void whatCannotBeAPhoneNumberDoesNotBecomeOne(String digits) {
        assertThat(PhoneNumbers.canonical(digits)).isEmpty();
    }
}
