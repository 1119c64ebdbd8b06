// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.util.Locale;

/** A connected number as the page shows it. */
public record NumberRow(
        String id, String name, String number, String state, String tone, String reason, boolean mayTryAgain) {

    static NumberRow of(CloudChannel channel) {
        String state = channel.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String detail = channel.detail();
        return new NumberRow(
                channel.id().toString(),
                channel.name(),
                channel.displayPhone() == null ? channel.phoneNumberId() : channel.displayPhone(),
                state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1),
                tone(channel),
                detail == null ? "" : detail,
                switch (channel.state()) {
                    case CONNECTED, CONNECTING, DISABLED -> false;
                    default -> true;
                });
    }

    private static String tone(CloudChannel channel) {
        return switch (channel.state()) {
            case CONNECTED -> "good";
            case DEGRADED -> "warn";
            case CREATED, PAIRING, CONNECTING -> "info";
            case DISCONNECTED, LOGGED_OUT, BANNED, DISABLED -> "bad";
        };
    }
}
