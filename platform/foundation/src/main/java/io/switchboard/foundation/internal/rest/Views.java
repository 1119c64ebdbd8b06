// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Organizations.FeatureGrant;
import io.switchboard.foundation.Organizations.LimitGrant;
import io.switchboard.foundation.SignIn.Tokens;
import io.switchboard.foundation.internal.account.OrganizationProfiles.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that the resources take and give. */
public final class Views {

    private Views() {}

    /** A person. */
    public record UserView(UUID id, String name, String email) {
        static UserView of(Identity identity) {
            return new UserView(identity.user().value(), identity.name(), identity.email());
        }
    }

    /** A sign-in. */
    public record SignedInView(
            String accessToken,
            String refreshToken,
            long expiresIn,
            UserView user,
            @Nullable Profile organization) {

        static SignedInView of(Identity identity, Tokens tokens, @Nullable Profile organization) {
            return new SignedInView(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.expiresIn(),
                    UserView.of(identity),
                    organization);
        }
    }

    /**
     * Who asks, and what they may and have.
     *
     * @param language what they have chosen for the portal; null for that of the organization
     */
    public record MeView(
            UserView user,
            @Nullable Profile organization,
            String role,
            boolean emailVerified,
            @Nullable String language,
            List<String> permissions,
            Map<String, Boolean> features,
            Map<String, Long> limits) {}

    /**
     * An organization as the operator sees it.
     *
     * @param features what is open and what is not
     * @param limits in force
     * @param grants the overrides that make it so
     */
    public record OperatedOrganization(
            UUID id,
            String slug,
            String name,
            String status,
            Instant createdAt,
            int members,
            Map<String, Boolean> features,
            Map<String, Long> limits,
            GrantsView grants) {}

    /** Overrides with their reasons. */
    public record GrantsView(Map<String, FeatureGrant> features, Map<String, LimitGrant> limits) {}

    /** A new organization and its admin. */
    public record RegisterRequest(
            @Nullable OrganizationName organization,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String timeZone) {}

    /** The name of a new organization. */
    public record OrganizationName(@Nullable String name) {}

    /**
     * An email and its password.
     *
     * @param otp a code of the authenticator app, or a recovery code; only for accounts with a second factor
     */
    public record LoginRequest(@Nullable String email, @Nullable String password, @Nullable String otp) {}

    /** A refresh token to use or to end. */
    public record RefreshRequest(@Nullable String refreshToken) {}

    /** Overrides to set; null removes one. */
    public record GrantsRequest(
            @Nullable Map<String, @Nullable Boolean> features,
            @Nullable Map<String, @Nullable Long> limits,
            @Nullable Instant expiresAt,
            @Nullable String reason) {}
}
