// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number connected through the Cloud API.
 *
 * @param displayPhone the number as people read it, known once the provider was asked
 * @param quality the provider's rating, such as {@code GREEN}
 * @param reasonCode why it is in this state, stable; {@code detail} says it in a sentence
 * @param version counts changes
 */
public record CloudChannel(
        ChannelId id,
        String name,
        String phoneNumberId,
        String businessAccountId,
        URI apiBase,
        @Nullable String displayPhone,
        @Nullable String quality,
        ChannelState state,
        @Nullable String reasonCode,
        @Nullable String detail,
        int version,
        Instant createdAt) {

    public static final String KIND = "whatsapp-cloud";
    public static final URI META = URI.create("https://graph.facebook.com");

    /** WhatsApp or the operator stopped it: the provider need not be asked. */
    public boolean maySend() {
        return state != ChannelState.BANNED && state != ChannelState.DISABLED;
    }
}
