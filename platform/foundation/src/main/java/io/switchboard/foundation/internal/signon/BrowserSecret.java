// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.switchboard.foundation.internal.token.Sha256;
import io.switchboard.foundation.internal.token.SecretToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What one browser keeps while it is away. The nonce and the verifier of the code are made from it, so that neither
 * is stored anywhere, and an answer is worth nothing in another browser.
 */
record BrowserSecret(String text) {

    static BrowserSecret next() {
        return new BrowserSecret(SecretToken.next().reveal());
    }

    byte[] hash() {
        return SecretToken.hash(text);
    }

    Nonce nonce() {
        return new Nonce(derived("nonce"));
    }

    CodeVerifier verifier() {
        return new CodeVerifier(derived("verifier"));
    }

    private String derived(String use) {
        byte[] bytes = Sha256.of((use + ' ' + text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "BrowserSecret";
    }
}
