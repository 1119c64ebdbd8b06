// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {

    @Test
    void isBelowItsModule() {
        assertThat(new PageAddress("crm", "customers").path()).isEqualTo("/m/crm/customers");
        assertThat(new PageAddress("crm", "lists/new?name=A%20b&x=1#top").path())
                .isEqualTo("/m/crm/lists/new?name=A%20b&x=1#top");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/", "/operator/modules", "//evil.example", "https://evil.example", "javascript:alert(1)", "../portal",
        "a/../../b", "a b", "a?x=\"><script>", "a?x='", "a\n", "a;x", "a\\b", "A"
    })
    void anythingElseIsRefused(String page) {
        assertThatThrownBy(() -> new PageAddress("crm", page)).isInstanceOf(IllegalArgumentException.class);
    }
}
