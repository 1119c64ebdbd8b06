// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** Test case 2 of RFC 4231. */
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    private static final String SIGNATURE =
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void isTheKnownAnswer() {
        assertThat(WebhookSignature.of(BODY, "Jefe")).isEqualTo(SIGNATURE);
        assertThat(WebhookSignature.matches(BODY, SIGNATURE, "Jefe")).isTrue();
    }

    @Test
    void aChangedByteAnotherKeyOrAnotherFormDoesNotMatch() {
        byte[] changed = BODY.clone();
        changed[0] ^= 1;
        assertThat(WebhookSignature.matches(changed, SIGNATURE, "Jefe")).isFalse();
        assertThat(WebhookSignature.matches(BODY, SIGNATURE, "jefe")).isFalse();
        assertThat(WebhookSignature.matches(BODY, SIGNATURE.substring(7), "Jefe")).isFalse();
        assertThat(WebhookSignature.matches(BODY, SIGNATURE + "00", "Jefe")).isFalse();
        assertThat(WebhookSignature.matches(BODY, "", "Jefe")).isFalse();
    }
}
