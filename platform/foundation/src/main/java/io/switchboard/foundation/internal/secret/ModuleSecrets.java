// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.secret;

import com.google.crypto.tink.Aead;
import io.switchboard.api.secret.Secrets;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals for one module, bound to the caller's organization, the module and the purpose. */
public final class ModuleSecrets implements Secrets {
    private final DataKeys keys;
    private final Callers callers;
    private final String module;

    public ModuleSecrets(DataKeys keys, Callers callers, String module) {
        this.keys = keys;
        this.callers = callers;
        this.module = module;
    }

    @Override
    public byte[] seal(String purpose, byte[] plain) {
        OrganizationId organization = callers.current().organization();
        try {
            return keys.of(organization).encrypt(plain, binding(organization, purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret cannot be sealed", e);
        }
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
        OrganizationId organization = callers.current().organization();
        Aead key = keys.of(organization);
        try {
            return key.decrypt(sealed, binding(organization, purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This was not sealed here for the purpose " + purpose, e);
        }
    }

    private byte[] binding(OrganizationId organization, String purpose) {
        // No id holds a line break, so the parts cannot run into each other.
        return (organization + "\n" + module + "\n" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
