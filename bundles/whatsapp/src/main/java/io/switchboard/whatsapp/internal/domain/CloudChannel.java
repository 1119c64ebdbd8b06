// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number connected through the Cloud API, Meta's or that of a gateway which a phone is linked to.
 *
 * @param phoneNumberId the number's id; until a phone is linked the channel's own id stands in for it
 * @param displayPhone the number as people read it, known once the provider was asked
 * @param quality the provider's rating, such as {@code GREEN}
 * @param reasonCode why it is in this state, stable; {@code detail} says it in a sentence
 * @param version counts changes
 */
public record CloudChannel(
        ChannelId id,
        ChannelKind kind,
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

    /** What the inbox calls the connector that serves both kinds. */
    public static final String CONNECTOR = "whatsapp-cloud";

    public static final URI META = URI.create("https://graph.facebook.com");

    /** WhatsApp, the operator or the phone's owner stopped it: the provider need not be asked. */
    public boolean maySend() {
        return numbered()
                && state != ChannelState.BANNED
                && state != ChannelState.DISABLED
                && state != ChannelState.LOGGED_OUT
                && state != ChannelState.PAIRING;
    }

    /** Whether there is a number behind it yet. */
    public boolean numbered() {
        return !phoneNumberId.equals(id.toString());
    }

    /** What people reach it by, as far as it is known. */
    public String address() {
        return displayPhone == null ? "" : displayPhone;
    }
}
