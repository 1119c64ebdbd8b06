// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.UserId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registration, sign-in and tokens; shared by the REST API and the pages. */
public interface SignIn {

    /** Creates the organization, its admin and its defaults in one transaction. */
    Identity register(Registration registration);

    /**
     * The first step for a page: who it is, or that a code is needed too.
     *
     * @param clientAddress for the progressive delay after failures
     * @throws io.switchboard.api.problem.Refusal 401 {@code auth.wrong_credentials}, 429 {@code auth.too_many_tries};
     *     with the right password 403 {@code organization.closing}, {@code organization.suspended} or
     *     {@code organization.closed} when that is why they can come in nowhere
     */
    FirstStep begin(String email, String password, String clientAddress);

    /**
     * The second step.
     *
     * @param otp a code of the person's app, or one of their recovery codes
     * @throws io.switchboard.api.problem.Refusal 401 {@code auth.proof_expired}, {@code auth.otp_required},
     *     {@code auth.otp_wrong}; 429 {@code auth.too_many_tries}
     */
    Identity finish(String proof, String otp);

    /**
     * What a browser is told to ask a passkey for in the second step; what it answers is given to {@link #finish} in
     * the place of a code. Empty for somebody without a passkey, and once the proof is over.
     */
    Optional<String> passkey(String proof);

    /**
     * Both steps at once.
     *
     * @param otp empty for somebody without a second factor
     * @throws io.switchboard.api.problem.Refusal as {@link #begin} and {@link #finish}
     */
    Identity withPassword(String email, String password, String otp, String clientAddress);

    /** Of somebody without a second factor. */
    default Identity withPassword(String email, String password, String clientAddress) {
        return withPassword(email, password, "", clientAddress);
    }

    /** Whether this person's sign-in needs a code too. */
    boolean needsCode(UserId user);

    /**
     * Who holds this access token or key; empty when it is expired, forged or its holder was deactivated.
     *
     * @throws io.switchboard.api.problem.Refusal 403 {@code organization.closing}, {@code organization.suspended}
     *     or {@code organization.closed}
     */
    Optional<Identity> withAccessToken(String accessToken);

    /**
     * Opens a sign-in for a browser.
     *
     * @return the identity with its {@link Identity#session}, which the page session keeps
     */
    Identity open(Identity identity);

    /** Whose sign-in it is, as they are now; empty when it was ended or they may no longer be here. */
    Optional<Identity> current(SessionId session);

    /** Ends a sign-in, as its holder wishes. */
    void end(SessionId session);

    /** Opens a sign-in for a client of the API and gives its first tokens. */
    Tokens issue(Identity identity);

    /**
     * What the right password has led to.
     *
     * @param identity null when a code is needed too
     * @param proof for {@link #finish}, good for five minutes and for nothing else; empty with an identity
     */
    record FirstStep(@Nullable Identity identity, String proof) {}

    /**
     * What a new organization gives.
     *
     * @param locale what they were spoken to in: what the organization speaks until it chooses otherwise, where
     *     there are texts in it
     * @param timeZone where they are, as their browser knows it; UTC where that is empty or no zone
     */
    record Registration(
            String organizationName, String name, String email, String password, Locale locale, String timeZone) {
        /** Of somebody who was spoken to in the first of the languages, and is anywhere. */
        public Registration(String organizationName, String name, String email, String password) {
            this(organizationName, name, email, password, Locale.forLanguageTag(Languages.SPOKEN.get(0)), "");
        }
    }

    /** An access token (JWT) and a refresh token, which is good for one use. */
    record Tokens(String accessToken, String refreshToken, long expiresIn) {}
}
