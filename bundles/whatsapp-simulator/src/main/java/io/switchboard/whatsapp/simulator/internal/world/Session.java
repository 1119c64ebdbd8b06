// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A device that the business's phone links to.
 *
 * @param key what the product called this session when it asked for it, so that asking twice makes one
 * @param secret what the product asks with
 * @param appSecret what signs everything that is sent to {@code webhook}
 * @param qr what the picture holds
 * @param code what is typed instead; null until it is asked for
 * @param expiresAt when qr and code expire, in seconds of the simulated time
 * @param phoneNumberId the business number it is linked with
 * @param reason why it is degraded or logged out
 */
public record Session(
        String id,
        String key,
        String name,
        URI webhook,
        String secret,
        String appSecret,
        SessionState state,
        @Nullable String qr,
        @Nullable String code,
        long expiresAt,
        @Nullable String phoneNumberId,
        @Nullable String reason) {

    /** Where it stands at this time: a code that has expired is none. */
    public Session at(long now) {
        return state == SessionState.QR && now >= expiresAt ? without(SessionState.UNPAIRED, null) : this;
    }

    public Session offering(String newQr, @Nullable String newCode, long until) {
        return new Session(id, key, name, webhook, secret, appSecret, SessionState.QR, newQr, newCode, until, null, null);
    }

    public Session linkedWith(String number) {
        return new Session(id, key, name, webhook, secret, appSecret, SessionState.AUTHENTICATED, null, null, 0, number, null);
    }

    /** Without any code. */
    public Session without(SessionState newState, @Nullable String why) {
        return new Session(id, key, name, webhook, secret, appSecret, newState, null, null, 0, phoneNumberId, why);
    }
}
