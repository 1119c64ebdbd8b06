// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.faces;

import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connected number as the page shows it. */
public record NumberRow(
        String id,
        String name,
        String number,
        String state,
        String tone,
        @Nullable String reasonCode,
        String reason,
        boolean mayTryAgain,
        boolean mayPair,
        boolean mayLogOut) {

    static NumberRow of(CloudChannel channel) {
        String detail = channel.detail();
        return new NumberRow(
                channel.id().toString(),
                channel.name(),
                number(channel),
                channel.state().name().toLowerCase(Locale.ROOT),
                tone(channel),
                channel.reasonCode(),
                detail == null ? "" : detail,
                channel.kind() == ChannelKind.CLOUD && mayTryAgain(channel),
                channel.kind() == ChannelKind.WEB && mayPair(channel),
                channel.kind() == ChannelKind.WEB && !mayPair(channel));
    }

    private static String number(CloudChannel channel) {
        if (channel.displayPhone() != null) {
            return channel.displayPhone();
        }
        return channel.numbered() ? channel.phoneNumberId() : "";
    }

    private static boolean mayTryAgain(CloudChannel channel) {
        return switch (channel.state()) {
            case CONNECTED, CONNECTING, DISABLED -> false;
            default -> true;
        };
    }

    private static boolean mayPair(CloudChannel channel) {
        return switch (channel.state()) {
            case CREATED, PAIRING, DISCONNECTED, LOGGED_OUT -> true;
            default -> false;
        };
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
