// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The identity as it is now, for a page session; empty when it may no longer sign in. */
    Optional<Identity> current(UserId user, @Nullable OrganizationId organization);

    /** New tokens for an identity. */
    Tokens issue(Identity identity);

    /** What a new organization gives. */
    record Registration(String organizationName, String name, String email, String password) {}

    /** An access token (JWT) and a refresh token, which is good for one use. */
    record Tokens(String accessToken, String refreshToken, long expiresIn) {}
}
