// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation in short. */
public record ConversationSummary(
        ConversationId id,
        long number,
        ChannelId channel,
        String channelName,
        String channelKind,
        Contact contact,
        @Nullable UUID customer,
        String state,
        String preview,
        Instant lastMessageAt) {}
