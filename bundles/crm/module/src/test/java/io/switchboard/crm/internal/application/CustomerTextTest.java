// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomerTextTest {

    @Test
    void aNumberIsFoundHoweverItIsSpelled() {
        assertThat(CustomerText.of("+351 912 004").number()).isEqualTo("%351912004%");
        assertThat(CustomerText.of("(912) 00-43").number()).isEqualTo("%9120043%");
    }

    @Test
    void whatIsNoNumberFitsNoNumber() {
        assertThat(CustomerText.of("Rui 2").number()).isEmpty();
        assertThat(CustomerText.of("35").number()).isEmpty();
        assertThat(CustomerText.of("%").number()).isEmpty();
    }

    @Test
    void signsOfPatternsMeanThemselves() {
        assertThat(CustomerText.of(" 5%_Off! ").part()).isEqualTo("%5!%!_off!!%");
        assertThat(CustomerText.of("Jo").start()).isEqualTo("jo%");
    }
}
