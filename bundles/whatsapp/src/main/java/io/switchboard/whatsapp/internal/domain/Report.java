// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a webhook told us. */
public sealed interface Report {

    /** A message came, or was sent from the business's own phone. */
    record Received(InboundMessage message) implements Report {}

    /** One of our messages moved on. */
    record Progressed(
            ChannelId channel,
            String message,
            MessageState state,
            Instant at,
            @Nullable String failureCode,
            @Nullable String failureText)
            implements Report {}

    /** The text of a message was changed. */
    record Edited(ChannelId channel, String message, String text, Instant at) implements Report {}

    /** A message was deleted for everyone. */
    record Deleted(ChannelId channel, String message, Instant at) implements Report {}

    /** A reaction; an empty emoji takes it back. */
    record Reacted(ChannelId channel, String message, Contact by, String emoji, Instant at) implements Report {}

    /** The account or number behind these channels changed its standing. */
    record Standing(List<ChannelId> channels, ChannelState state, String reasonCode, String detail) implements Report {
        public Standing {
            channels = List.copyOf(channels);
        }
    }

    /** The sessions behind these channels changed: what to, the gateway is asked. */
    record SessionChanged(List<ChannelId> channels) implements Report {
        public SessionChanged {
            channels = List.copyOf(channels);
        }
    }

    /** Something that changes nothing here and is kept as a visible trace. */
    record Noted(String text) implements Report {}

    /** Something that should have been understood and was not. */
    record Unreadable(String reason) implements Report {}
}
