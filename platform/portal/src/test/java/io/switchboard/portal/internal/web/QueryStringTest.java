// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void readsNamesAndValues() {
        assertThat(QueryString.parse("hub.mode=subscribe&a=1&a=2&flag&b=x%26y+z"))
                .containsOnlyKeys("hub.mode", "a", "flag", "b")
                .extracting("a", "flag", "b")
                .containsExactly(java.util.List.of("1", "2"), java.util.List.of(""), java.util.List.of("x&y z"));
    }

    @Test
    void toleratesWhatIsNotEncoded() {
        assertThat(QueryString.first("discount=100%", "discount")).contains("100%");
        assertThat(QueryString.first(null, "a")).isEmpty();
        assertThat(QueryString.first("", "a")).isEmpty();
        assertThat(QueryString.first("ab=1", "a")).isEmpty();
    }

    @Test
    void nothingIsLookedForByTheCharacterZero() {
        assertThat(QueryString.isStorable("q=a%00b")).isFalse();
        assertThat(QueryString.isStorable("q=a%20b&limit=100")).isTrue();
        assertThat(QueryString.isStorable(null)).isTrue();
    }
}
