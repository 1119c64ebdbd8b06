// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's passkeys: devices that show their presence in the place of a code. What a passkey signs goes wherever a
 * code of an app goes, as the JSON that the browser gives. Of people only. The rules are those of Web Authentication (W3C).
 */
public interface Passkeys {

    List<Passkey> list(Identity identity);

    /**
     * What the browser is to be told to make a new one; good for five minutes and this sign-in.
     *
     * @throws io.switchboard.api.problem.InvalidInput fields {@code password} and {@code otp}
     * @throws io.switchboard.api.problem.Refusal 409 {@code auth.too_many_passkeys}
     */
    String begin(Identity identity, String password, String otp);

    /**
     * Adds what the browser has made. The first second factor of a person ends their other sign-ins.
     *
     * @param credential the JSON of the browser
     * @throws io.switchboard.api.problem.InvalidInput fields {@code name} and {@code credential}
     * @throws io.switchboard.api.problem.Refusal 409 {@code auth.too_many_passkeys}, {@code auth.passkey_known}
     */
    Added add(Identity identity, String name, String credential);

    /**
     * Removes one that is not the last second factor.
     *
     * @throws io.switchboard.api.problem.InvalidInput fields {@code password} and {@code otp}
     * @throws io.switchboard.api.problem.NotFound for one that they do not have
     * @throws io.switchboard.api.problem.Refusal 409 {@code auth.last_factor}
     */
    void remove(Identity identity, UUID passkey, String password, String otp);

    /** What the browser is to be told to sign with one; empty for somebody without a passkey. Good for five minutes, once. */
    Optional<String> options(Identity identity);

    /** A passkey under the name that its person gave it. */
    record Passkey(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

    /**
     * What has come of it.
     *
     * @param recoveryCodes of the first second factor, shown now and never again; else empty
     */
    record Added(Passkey passkey, List<String> recoveryCodes) {
        public Added {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }
}
