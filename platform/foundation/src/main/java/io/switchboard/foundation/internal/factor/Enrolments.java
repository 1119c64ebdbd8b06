// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.TwoFactor.Enrolment;
import io.switchboard.foundation.internal.secret.Seal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Keys that a person's app has not confirmed yet. They travel with the person, sealed, and are kept
 * nowhere: what is never confirmed leaves nothing behind.
 */
final class Enrolments {
    static final Duration LIFE = Duration.ofMinutes(15);

    private final Seal seal;
    private final Clock clock;

    Enrolments(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    Enrolment begin(Identity identity) {
        byte[] key = Totp.newKey();
        byte[] content = ByteBuffer.allocate(Long.BYTES + key.length)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(key)
                .array();
        return of(identity, key, Base64.getUrlEncoder().withoutPadding().encodeToString(seal.close(content, place(identity))));
    }

    /** @throws Refusal 410 {@code auth.enrolment_expired} for one that is too old, another's, or none */
    Enrolment open(Identity identity, String token) {
        return of(identity, key(identity, token), token);
    }

    byte[] key(Identity identity, String token) {
        try {
            ByteBuffer content = ByteBuffer.wrap(seal.open(Base64.getUrlDecoder().decode(token), place(identity)));
            if (Instant.ofEpochSecond(content.getLong()).isAfter(clock.instant())) {
                byte[] key = new byte[content.remaining()];
                content.get(key);
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Whatever somebody made up is answered like one that is too old.
        }
        throw new Refusal(410, "auth.enrolment_expired", "This took longer than 15 minutes; begin again.");
    }

    private static Enrolment of(Identity identity, byte[] key, String token) {
        return new Enrolment(token, Totp.text(key), Totp.uri(key, identity.email()));
    }

    /** Another person, or the same one through another sign-in, cannot go on with it. */
    private static String place(Identity identity) {
        return "enrolment\n" + identity.user() + "\n" + identity.session();
    }
}
