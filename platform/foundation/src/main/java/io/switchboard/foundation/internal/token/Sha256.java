// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One-way marks of tokens, of what people typed, and of contents. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** For what comes in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
