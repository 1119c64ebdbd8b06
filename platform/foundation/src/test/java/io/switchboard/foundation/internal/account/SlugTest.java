// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Casa Lumen, casa-lumen",
        "Straße & Söhne GmbH, strasse-sohne-gmbh",
        "  ..Ελλάδα.. , organization",
        "A/B/../C, a-b-c",
    })
    void keepsSmallLettersDigitsAndDashes(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @Test
    void isShortAndEndsWithALetterOrDigit() {
        assertThat(Slug.of("x".repeat(47) + " y".repeat(40))).hasSize(47).endsWith("x");
    }

    @Test
    void manyOrganizationsOfOneNameDoNotCountForEver() {
        assertThat(Slug.attempt("shop", 20)).isEqualTo("shop-20");
        assertThat(Slug.attempt("shop", 21)).matches("shop-[0-9a-f]{8}");
    }
}
