// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that people send and get about second factors. */
public final class TwoFactorViews {

    private TwoFactorViews() {}

    /**
     * Where somebody stands.
     *
     * @param app whether an app makes codes
     * @param recoveryCodes how many can still be used
     * @param required whether their role needs it
     */
    public record TwoFactorView(boolean on, @Nullable Instant since, boolean app, int recoveryCodes, boolean required) {}

    /**
     * A key that is not confirmed yet.
     *
     * @param enrolment to send back with the first code, within 15 minutes
     * @param key to type into an authenticator app
     * @param uri to show it as a picture
     */
    public record EnrolmentView(String enrolment, String key, String uri) {}

    /** The first code of the app. */
    public record EnrolmentConfirmation(@Nullable String enrolment, @Nullable String otp) {}

    /** Who asks, shown once more. */
    public record Reauthenticated(@Nullable String password, @Nullable String otp) {}

    /** Each good once; shown now and never again. */
    public record RecoveryCodeList(List<String> codes) {}

    /** A device that is asked in the place of a code. */
    public record PasskeyView(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

    /** All of them. */
    public record PasskeyList(List<PasskeyView> items) {}

    /**
     * For the browser.
     *
     * @param publicKey the options of Web Authentication as JSON; null when there is no passkey to ask
     */
    public record PasskeyOptionsView(@Nullable JsonNode publicKey) {}

    /** Which one goes, and who asks, shown once more. */
    public record PasskeyRemoval(@Nullable UUID passkey, @Nullable String password, @Nullable String otp) {}

    /**
     * What the browser has made.
     *
     * @param credential its registration response, as JSON
     */
    public record NewPasskey(@Nullable String name, @Nullable JsonNode credential) {}

    /**
     * A new passkey.
     *
     * @param codes the recovery codes of whoever had no second factor before; shown now and never again
     */
    public record AddedPasskey(UUID id, String name, Instant createdAt, List<String> codes) {}

    /** What the organization asks of its people's sign-ins. */
    public record PolicyView(List<RoleRuleView> roles) {}

    /**
     * A role.
     *
     * @param members active ones
     * @param without of those, how many have no second factor
     */
    public record RoleRuleView(String role, String name, boolean twoFactorRequired, int members, int without) {}

    /** The roles that need a second factor; others do not. */
    public record PolicyChange(@Nullable Set<@Nullable String> twoFactorRoles) {}
}
