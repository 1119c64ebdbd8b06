// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A channel as it is answered: everything but its secrets. */
public record ChannelView(
        UUID id,
        String kind,
        String name,
        @Nullable String phoneNumberId,
        @Nullable String businessAccountId,
        @Nullable String apiBase,
        @Nullable String displayPhone,
        @Nullable String quality,
        String state,
        @Nullable String reasonCode,
        @Nullable String detail,
        String webhookAddress,
        int version,
        Instant createdAt) {

    static ChannelView of(CloudChannel channel, String webhookAddress) {
        boolean numbered = channel.numbered();
        return new ChannelView(
                channel.id().value(),
                channel.kind().key(),
                channel.name(),
                numbered ? channel.phoneNumberId() : null,
                numbered ? channel.businessAccountId() : null,
                numbered ? channel.apiBase().toString() : null,
                channel.displayPhone(),
                channel.quality(),
                channel.state().name().toLowerCase(Locale.ROOT),
                channel.reasonCode(),
                channel.detail(),
                webhookAddress,
                channel.version(),
                channel.createdAt());
    }
}
