// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.whatsapp.internal.application.PairedChannels.Paired;
import io.switchboard.whatsapp.internal.domain.Pairing;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the pairing of a channel stands.
 *
 * @param state the channel's state
 * @param qr what the code to scan holds
 * @param code what can be typed instead
 * @param expiresAt until when both are good
 * @param codesLeft how many more codes there will be before it ends by itself
 */
public record PairingView(
        UUID channel,
        String state,
        @Nullable String reasonCode,
        @Nullable String detail,
        @Nullable String qr,
        @Nullable String code,
        @Nullable Instant expiresAt,
        int codesLeft) {

    static PairingView of(Paired paired) {
        Pairing pairing = paired.pairing().orElse(null);
        return new PairingView(
                paired.channel().id().value(),
                paired.channel().state().name().toLowerCase(Locale.ROOT),
                paired.channel().reasonCode(),
                paired.channel().detail(),
                pairing == null ? null : pairing.qr(),
                pairing == null ? null : pairing.code(),
                pairing == null ? null : pairing.expiresAt(),
                pairing == null ? Pairing.MOST_CODES : pairing.codesLeft());
    }
}
