// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaHostsTest {
    private static final URI META = URI.create("https://graph.facebook.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
                "https://mmg.whatsapp.net/v/t62?x=1",
                "https://graph.facebook.com/v23.0/file"
            })
    void theProvidersOwnHostsAreAsked(String file) {
        assertThat(MediaHosts.allows(URI.create(file), META)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lookaside.fbsbx.com/x",
                "https://lookaside.fbsbx.com:8443/x",
                "https://fbsbx.com.evil.example/x",
                "https://evilfbsbx.com/x",
                "https://graph.facebook.com@169.254.169.254/x",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:5432/",
                "http://graph.facebook.com/x",
                "file:///etc/passwd",
                "/relative",
                ""
            })
    void anyOtherIsNot(String file) {
        assertThat(MediaHosts.allows(URI.create(file), META)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9400/m/1, true", "http://127.0.0.1:9401/m/1, false", "http://localhost:9400/m/1, false"})
    void aServerOnThisMachineIsAskedAtItsOwnPortOnly(String file, boolean allowed) {
        assertThat(MediaHosts.allows(URI.create(file), URI.create("http://127.0.0.1:9400"))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://graph.facebook.com, true",
        "http://127.0.0.1:9400, true",
        "http://localhost:9400/graph, true",
        "http://[::1]:9400, true",
        "http://graph.facebook.com, false",
        "http://10.0.0.1, false",
        "ftp://localhost, false",
        "https://user:secret@graph.facebook.com, false",
        "https://graph.facebook.com/?x=1, false"
    })
    void aBaseIsEncryptedOrOnThisMachine(String base, boolean allowed) {
        assertThat(MediaHosts.allowsBase(URI.create(base))).isEqualTo(allowed);
    }
}
