// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import io.switchboard.api.file.FileId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message to a contact.
 *
 * @param clientToken our id of this attempt, the same on a retry
 * @param text body, caption or, for a reaction, the emoji
 * @param reaction true when {@code replyToOrNull} is reacted to instead of answered
 */
public record OutboundMessage(
        MessageId id,
        ChannelId channel,
        Address to,
        MessageKind kind,
        String text,
        @Nullable OutboundFile fileOrNull,
        @Nullable String replyToOrNull,
        boolean reaction,
        String clientToken) {

    public Optional<OutboundFile> file() {
        return Optional.ofNullable(fileOrNull);
    }

    public Optional<String> replyTo() {
        return Optional.ofNullable(replyToOrNull);
    }

    /** A file to send. */
    public record OutboundFile(FileId id, String name, String mediaType) {}
}
