// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OriginCheckTest {

    @Test
    void acceptsHandshakesOfItsOwnPagesOnly() {
        OriginCheck origins = new OriginCheck(URI.create("https://crm.example.org"));

        assertThat(origins.accepts("http://localhost:9080", "localhost:9080")).isTrue();
        assertThat(origins.accepts("https://crm.example.org", "10.0.0.7:9080")).isTrue();
        assertThat(origins.accepts("https://evil.example.org", "localhost:9080")).isFalse();
        assertThat(origins.accepts("http://localhost:9080.evil.example", "localhost:9080")).isFalse();
        assertThat(origins.accepts("null", "localhost:9080")).isFalse();
        assertThat(origins.accepts(null, "localhost:9080")).isFalse();
    }
}
