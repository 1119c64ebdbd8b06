// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.secret;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A code over a message that only whoever has the key can make: HMAC with SHA-256. */
public final class MessageCode {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    MessageCode(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public byte[] of(byte[]... parts) {
        try {
            Mac code = Mac.getInstance(ALGORITHM);
            code.init(key);
            for (byte[] part : parts) {
                code.update(part);
            }
            return code.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
