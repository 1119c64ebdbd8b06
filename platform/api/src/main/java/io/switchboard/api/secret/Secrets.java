// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.secret;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Seals secrets of the current organization with its own data key, which a master key wraps
 * (AES-256-GCM). The purpose is authenticated: what was sealed for one cannot be opened for another,
 * nor in another organization.
 */
@ProviderType
public interface Secrets {

    byte[] seal(String purpose, byte[] plain);

    /** @throws IllegalArgumentException when it was not sealed here for this purpose */
    byte[] open(String purpose, byte[] sealed);
}
