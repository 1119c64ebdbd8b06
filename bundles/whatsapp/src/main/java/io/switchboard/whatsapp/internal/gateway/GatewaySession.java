// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A session as the gateway describes it.
 *
 * @param state one of unpaired, qr, authenticated, ready, degraded, logged_out
 * @param expiresIn seconds for which qr and code are good
 * @param reason why it is degraded or logged out, in a sentence
 * @param number what it is reached by in the Cloud API's way, once it is ready
 * @param secret what to ask with, told when the session is made
 * @param appSecret what signs its webhooks, told when the session is made
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewaySession(
        @Nullable String id,
        @Nullable String state,
        @Nullable String qr,
        @Nullable String code,
        long expiresIn,
        @Nullable String reason,
        @Nullable Number number,
        @Nullable String secret,
        @Nullable String appSecret) {

    /** A number of the Cloud API's shape. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Number(
            @Nullable String phoneNumberId, @Nullable String businessAccountId, @Nullable String accessToken) {

        public boolean whole() {
            return phoneNumberId != null && businessAccountId != null && accessToken != null;
        }

        @Override
        public String toString() {
            return "Number[" + phoneNumberId + "]";
        }
    }

    @Override
    public String toString() {
        return "GatewaySession[" + id + ", " + state + "]";
    }
}
