// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits that its holder shows again. It has no text form of its own, so that it
 * does not get into a log by accident.
 */
public final class SecretToken {
    private static final int BYTES = 32;
    private static final int LONGEST = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private SecretToken(String text) {
        this.text = text;
    }

    public static SecretToken next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What the holder gets, and nobody else. */
    public String reveal() {
        return text;
    }

    /** What is stored. */
    public byte[] hash() {
        return hash(text);
    }

    /** The hash of whatever somebody shows; of what cannot be a token, one that matches nothing. */
    public static byte[] hash(String shown) {
        return shown.length() > LONGEST ? new byte[0] : Sha256.of(shown.getBytes(StandardCharsets.UTF_8));
    }
}
