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
}
