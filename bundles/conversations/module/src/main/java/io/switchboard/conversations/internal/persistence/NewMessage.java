// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.MessageState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be stored.
 *
 * @param preview what the list shows of it, or null when it does not show there
 * @param opens whether it opens a conversation that is pending, snoozed or resolved
 * @param unread whether it counts as unread
 */
public record NewMessage(
        UUID id,
        UUID conversation,
        Direction direction,
        MessageKind kind,
        String body,
        Author author,
        @Nullable MessageState state,
        @Nullable String providerMessageId,
        @Nullable String clientToken,
        Instant at,
        @Nullable UUID replyTo,
        @Nullable String raw,
        @Nullable String preview,
        boolean opens,
        boolean unread) {

    /** Which way a message goes. */
    public enum Direction {
        IN,
        OUT,
        INTERNAL,
        SYSTEM;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Who wrote it: {@code customer}, {@code user}, {@code device} or {@code system}. */
    public record Author(String kind, @Nullable UUID id, String name) {}
}
