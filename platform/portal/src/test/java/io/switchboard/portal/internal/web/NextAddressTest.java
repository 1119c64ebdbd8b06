// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/m/crm/customers", "/m/crm/customer?id=1", "/"})
    void leadsToPagesOfThisSite(String wanted) {
        assertThat(NextAddress.of(wanted)).contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/x", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "m/crm", "", "/signin", "/api/me", "/a\nb"})
    void leadsNowhereElse(String wanted) {
        assertThat(NextAddress.of(wanted)).isEmpty();
    }

    @Test
    void isEmptyWithoutAWish() {
        assertThat(NextAddress.of(null)).isEmpty();
    }
}
