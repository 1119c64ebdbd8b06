// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The configured key, which itself encrypts nothing: each purpose gets a key derived from it. */
public final class MasterKey {
    private static final int KEY_BYTES = 32;

    private final byte[] bytes;

    public MasterKey(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public Seal seal(String purpose) {
        return new Seal(aead(purpose));
    }

    public MessageCode code(String purpose) {
        return new MessageCode(derived(purpose));
    }

    /** A key for AES-256-GCM. */
    Aead aead(String purpose) {
        try {
            AeadConfig.register();
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(KEY_BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(derived(purpose), InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key cannot be used", e);
        }
    }

    private byte[] derived(String purpose) {
        try {
            return Hkdf.computeHkdf(
                    "HMACSHA256", bytes, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key cannot be used", e);
        }
    }
}
