// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.foundation.SignOnSettings.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that people send and get about their organization's identity provider. */
public final class SignOnViews {

    private SignOnViews() {}

    /**
     * The provider as it is set.
     *
     * @param clientSecretSet the secret itself is never given again
     * @param newcomerRole what somebody becomes who was not invited; empty where an invitation is needed
     * @param required whether passwords let nobody in but the owner
     * @param secondFactorTrusted whether the provider asks for a second factor, so that we need not
     * @param redirectAddress what the provider is told
     * @param signInAddress a page that leads to the provider at once
     */
    public record SignOnView(
            String issuer,
            String clientId,
            boolean clientSecretSet,
            List<String> domains,
            String newcomerRole,
            boolean on,
            boolean required,
            boolean secondFactorTrusted,
            String redirectAddress,
            String signInAddress) {
        static SignOnView of(Provider provider) {
            return new SignOnView(
                    provider.issuer(),
                    provider.clientId(),
                    provider.hasSecret(),
                    provider.domains(),
                    provider.newcomerRole(),
                    provider.isOn(),
                    provider.isRequired(),
                    provider.isSecondFactorTrusted(),
                    provider.redirectAddress(),
                    provider.signInAddress());
        }
    }

    /**
     * The provider as it is to be; without a secret, that stays as long as issuer and client id do.
     *
     * @param password of whoever asks, if they have one
     * @param otp a code, where there are two factors
     */
    public record SignOnChange(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable List<@Nullable String> domains,
            @Nullable String newcomerRole,
            @Nullable Boolean on,
            @Nullable Boolean required,
            @Nullable Boolean secondFactorTrusted,
            @Nullable String password,
            @Nullable String otp) {
        static final SignOnChange NOTHING = new SignOnChange(null, null, null, null, null, null, null, null, null, null);
    }

    /** A provider to ask. */
    public record SignOnTrial(@Nullable String issuer) {}

    /** Where that provider sends people to sign in. */
    public record SignOnTrialView(String issuer, String authorizationAddress) {}
}
