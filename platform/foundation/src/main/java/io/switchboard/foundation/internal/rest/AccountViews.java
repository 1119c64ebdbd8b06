// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that people send and get about their own account. */
public final class AccountViews {

    private AccountViews() {}

    /** Whose password is forgotten. */
    public record ResetRequest(@Nullable String email) {}

    /** The secret of a mailed link, and the new password. */
    public record ResetConfirmation(@Nullable String token, @Nullable String password) {}

    /** The secret of a mailed link. */
    public record TokenRequest(@Nullable String token) {}

    /** An address that is confirmed now. */
    public record ConfirmedEmail(String email) {}

    /**
     * What to change of one's account; what is not named stays.
     *
     * @param language of the portal; empty for that of the organization
     */
    public record MeChange(@Nullable String name, @Nullable String language) {}

    /** The password now, and the one to come. */
    public record PasswordChange(@Nullable String current, @Nullable String password) {}

    /** An organization to go to. */
    public record OrganizationChoice(@Nullable UUID organization) {}

    /** Where somebody may work. */
    public record PlaceView(UUID id, String name, String role) {}

    /** Everywhere where somebody may work. */
    public record PlaceList(List<PlaceView> items) {}

    /** An open sign-in; {@code current} is the one that asks. */
    public record SessionView(
            UUID id,
            String kind,
            String device,
            String address,
            @Nullable String organization,
            Instant since,
            Instant lastSeen,
            boolean current) {}

    /** All open sign-ins of a person. */
    public record SessionList(List<SessionView> items) {}
}
