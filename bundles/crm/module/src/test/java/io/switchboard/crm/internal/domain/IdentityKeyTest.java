// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityKeyTest {

    @ParameterizedTest
    @CsvSource({
        "phone, +351 912 004 318, +351912004318",
        "phone, +49 (151) 2300-4417, +4915123004417",
        "email, ' Ana@Example.COM ', ana@example.com",
        "whatsapp, +351912004318, 351912004318",
        "bsuid, US.1349, US.1349"
    })
    void valuesAreNormalisedByTheirKind(String kind, String typed, String kept) {
        assertThat(IdentityKey.of(kind, typed, "value")).isEqualTo(new IdentityKey(kind, kept));
    }

    @ParameterizedTest
    @CsvSource({"phone, 912004318", "phone, hello", "phone, +35", "email, ana", "email, @example.com", "email, ana@", "phone, ''", "pigeon, 7"})
    void whatCannotBeUsedIsRefusedBesideItsField(String kind, String typed) {
        assertThatThrownBy(() -> IdentityKey.of(kind, typed, "identities[0].value"))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.errors())
                        .singleElement()
                        .satisfies(e -> assertThat(e.field()).isEqualTo("identities[0].value")));
    }

    @Test
    void thePhoneRefusalSaysHowToWriteIt() {
        assertThatThrownBy(() -> IdentityKey.of("phone", "0912", "phone")).hasMessageContaining("country code");
    }

    @ParameterizedTest
    @CsvSource({
        "+55 11 8765-4321, +55 11 98765-4321",
        "+55 (51) 8123-4567, +55 51 98123 4567",
        "+52 1 55 1234 5678, +52 55 1234 5678",
        "+54 11 2345-6789, +54 9 11 2345-6789",
        "+54 11 15-2345-6789, +54 9 11 2345-6789",
        "+54 351 234-5678, +54 9 351 234-5678",
        "+54 2966 51-2345, +54 9 2966 51-2345"
    })
    void bothSpellingsOfAMobileAreOneNumber(String one, String other) {
        IdentityKey counting = IdentityKey.of("phone", other, "phone");
        assertThat(IdentityKey.of("phone", one, "phone")).isEqualTo(counting);
        assertThat(counting.value()).isEqualTo(other.replaceAll("[^+0-9]", ""));
    }

    @ParameterizedTest
    @CsvSource({"+55 11 3265-4321", "+55 21 2555-1234", "+54 11 4321-6789", "+54 351 456-7890", "+351 212 345 678"})
    void landlinesStayAsTheyAre(String typed) {
        assertThat(IdentityKey.of("phone", typed, "phone").value()).isEqualTo(typed.replaceAll("[^+0-9]", ""));
    }

    @ParameterizedTest
    @CsvSource({"551187654321, +5511987654321", "+55 11 98765-4321, +5511987654321", "351912004318, +351912004318"})
    void aWhatsAppIdThatIsANumberStandsForTheNumberToo(String typed, String number) {
        IdentityKey id = IdentityKey.of("whatsapp", typed, "value");
        assertThat(id.withImplied()).containsExactly(id, new IdentityKey("phone", number));
    }

    @ParameterizedTest
    @CsvSource({"whatsapp, 409552778964973", "whatsapp, 12", "bsuid, US.1349", "email, ana@example.com", "phone, +351912004318"})
    void nothingElseImpliesANumber(String kind, String value) {
        IdentityKey key = new IdentityKey(kind, value);
        assertThat(key.withImplied()).containsExactly(key);
    }
}
