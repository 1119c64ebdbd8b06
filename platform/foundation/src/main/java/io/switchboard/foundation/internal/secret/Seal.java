// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.secret;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Makes content unreadable to whoever has the database alone. It opens only at the place that it was sealed for. */
public final class Seal {
    private final Aead key;

    Seal(Aead key) {
        this.key = key;
    }

    /** @param place such as a row's key, so that nothing can be moved to another row */
    public byte[] close(byte[] content, String place) {
        try {
            return key.encrypt(content, bytes(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This cannot be sealed", e);
        }
    }

    /** @throws GeneralSecurityException under another master key, or when it was sealed for another place */
    public byte[] open(byte[] sealed, String place) throws GeneralSecurityException {
        return key.decrypt(sealed, bytes(place));
    }

    private static byte[] bytes(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }
}
