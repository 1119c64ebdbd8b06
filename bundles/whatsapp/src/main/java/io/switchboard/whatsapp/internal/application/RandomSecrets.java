// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.whatsapp.internal.domain.CloudAccess;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that nobody else knows. */
final class RandomSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private RandomSecrets() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** For a channel that nobody is linked to: no webhook has its signature, and no token sends for it. */
    static CloudAccess access() {
        return new CloudAccess(next(), next(), next());
    }
}
