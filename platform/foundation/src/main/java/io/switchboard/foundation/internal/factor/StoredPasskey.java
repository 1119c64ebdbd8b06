// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as it is kept.
 *
 * @param credentialId by which the device finds it
 * @param credential its public key and what goes with it, as the standard writes attested credential data
 * @param signatures as the device counted them the last time; zero of one that does not count
 * @param transports how browsers reach the device, as they said it
 */
record StoredPasskey(
        UUID id,
        String name,
        byte[] credentialId,
        byte[] credential,
        long signatures,
        List<String> transports,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
