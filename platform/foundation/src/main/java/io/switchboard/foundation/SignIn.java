// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.util.Optional;

/** Registration, sign-in and tokens; shared by the REST API and the pages. */
public interface SignIn {

    /** Creates the organization, its admin and its defaults in one transaction. */
    Identity register(Registration registration);

    /**
     * @param clientAddress for the progressive delay after failures
     * @throws io.switchboard.api.problem.Refusal 401 {@code auth.wrong_credentials}, 429 {@code auth.too_many_tries}
     */
    Identity withPassword(String email, String password, String clientAddress);

    /** Who holds this access token; empty when it is expired, forged or its holder was deactivated. */
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

    /** What a new organization gives. */
    record Registration(String organizationName, String name, String email, String password) {}

    /** An access token (JWT) and a refresh token, which is good for one use. */
    record Tokens(String accessToken, String refreshToken, long expiresIn) {}
}
