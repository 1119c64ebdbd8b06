// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's second factor: codes of an app on their phone or {@link Passkeys}, and ten codes for the day on which
 * all are lost. Of people only; a program's key is proof enough by itself.
 */
public interface TwoFactor {

    Status status(Identity identity);

    /**
     * A new key for the person's app, which counts once it is confirmed.
     *
     * @param otp of somebody who has passkeys
     * @throws io.switchboard.api.problem.InvalidInput fields {@code password} and {@code otp}
     * @throws io.switchboard.api.problem.Refusal 409 {@code auth.two_factor_on}
     */
    Enrolment begin(Identity identity, String password, String otp);

    /**
     * The same one again, for a page that asks for the code once more.
     *
     * @throws io.switchboard.api.problem.Refusal 410 {@code auth.enrolment_expired}
     */
    Enrolment resume(Identity identity, String enrolment);

    /**
     * Switches it on, ends the person's other sign-ins and mails them.
     *
     * @param otp the first code of the app, which shows that it has the key
     * @return the recovery codes, shown now and never again; empty when there are some, of passkeys
     * @throws io.switchboard.api.problem.InvalidInput field {@code otp}
     * @throws io.switchboard.api.problem.Refusal 410 {@code auth.enrolment_expired}, 409 {@code auth.two_factor_on}
     */
    List<String> confirm(Identity identity, String enrolment, String otp);

    /**
     * New recovery codes; those from before are worth nothing any more.
     *
     * @throws io.switchboard.api.problem.InvalidInput fields {@code password} and {@code otp}
     * @throws io.switchboard.api.problem.Refusal 409 {@code auth.two_factor_off}
     */
    List<String> renewRecoveryCodes(Identity identity, String password, String otp);

    /** Switches it off. Refused as {@link #renewRecoveryCodes}. */
    void switchOff(Identity identity, String password, String otp);

    /**
     * Where somebody stands.
     *
     * @param since null while it is off
     * @param hasApp whether an app makes codes; the others have passkeys alone
     * @param recoveryCodes how many can still be used
     * @param isRequired whether their role in the organization needs it
     */
    record Status(@Nullable Instant since, boolean hasApp, int recoveryCodes, boolean isRequired) {
        public boolean isOn() {
            return since != null;
        }
    }

    /**
     * A key that is not confirmed yet.
     *
     * @param token to send back with the first code, good for 15 minutes
     * @param key as people type it
     * @param uri as apps read it from a picture
     */
    record Enrolment(String token, String key, String uri) {}
}
