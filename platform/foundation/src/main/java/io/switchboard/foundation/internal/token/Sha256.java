// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One-way marks of tokens and of what people typed. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
