// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The identity provider of an organization (OpenID Connect). Everything here needs {@code security.policy}. */
public interface SignOnSettings {

    /** What is set; nothing of it before somebody has set it up. */
    Provider provider(Identity actor);

    /**
     * Sets it, once whoever asks has shown who they are. What people are linked to stays, and counts for the same
     * issuer only; the secret stays as long as issuer and client id do.
     *
     * @param password empty for somebody who has none
     * @param otp empty for somebody without a second factor
     * @throws io.switchboard.api.problem.InvalidInput fields {@code issuer}, {@code clientId}, {@code clientSecret},
     *     {@code domains}, {@code newcomerRole}, {@code required}, {@code password}, {@code otp}
     * @throws io.switchboard.api.problem.Refusal 403 {@code sign_on.admins_only}: whoever says which provider is
     *     believed could come in as anybody
     */
    Provider change(Identity actor, Wish wish, String password, String otp);

    /**
     * Asks a provider what it says of itself.
     *
     * @return where it sends people to sign in
     * @throws io.switchboard.api.problem.InvalidInput field {@code issuer}, with what is wrong
     */
    URI test(Identity actor, String issuer);

    /**
     * A provider as it is set.
     *
     * @param hasSecret the secret itself is never given again
     * @param newcomerRole what somebody becomes who was not invited, or empty where an invitation is needed
     * @param isRequired whether passwords let nobody in but the owner
     * @param isSecondFactorTrusted whether the provider asks for a second factor, so that we need not
     * @param redirectAddress what the provider is told
     * @param signInAddress a page that leads to the provider at once
     */
    record Provider(
            String issuer,
            String clientId,
            boolean hasSecret,
            List<String> domains,
            String newcomerRole,
            boolean isOn,
            boolean isRequired,
            boolean isSecondFactorTrusted,
            String redirectAddress,
            String signInAddress) {
        public Provider {
            domains = List.copyOf(domains);
        }
    }

    /** What to set; a secret that is null or empty stays as it is, where it is for the same issuer and client id. */
    record Wish(
            String issuer,
            String clientId,
            @Nullable String clientSecret,
            List<String> domains,
            String newcomerRole,
            boolean isOn,
            boolean isRequired,
            boolean isSecondFactorTrusted) {
        public Wish {
            domains = List.copyOf(domains);
        }
    }
}
