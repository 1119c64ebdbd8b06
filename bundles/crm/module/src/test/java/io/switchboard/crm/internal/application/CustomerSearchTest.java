// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomerSearchTest {

    @Test
    void aNumberIsFoundHoweverItIsSpelled() {
        assertThat(CustomerSearch.number("+351 912 004")).isEqualTo("%351912004%");
        assertThat(CustomerSearch.number("(912) 00-43")).isEqualTo("%9120043%");
    }

    @Test
    void whatIsNoNumberFitsNoNumber() {
        assertThat(CustomerSearch.number("Rui 2")).isEmpty();
        assertThat(CustomerSearch.number("35")).isEmpty();
        assertThat(CustomerSearch.number("%")).isEmpty();
    }
}
