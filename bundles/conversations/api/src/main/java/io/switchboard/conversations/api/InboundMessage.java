// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived on a channel, or that was sent from the business's own phone.
 *
 * @param providerMessageId unique per channel: a second arrival is ignored
 * @param echo true when the business itself sent it outside Switchboard
 * @param text body or caption; for unsupported kinds what can be said about it
 * @param replyTo the provider's id of the message answered, or null
 * @param raw the provider's original as JSON
 */
public record InboundMessage(
        ChannelId channel,
        Contact contact,
        String providerMessageId,
        MessageKind kind,
        boolean echo,
        String text,
        List<InboundAttachment> attachments,
        @Nullable String replyTo,
        Instant providerTimestamp,
        String raw) {
    public InboundMessage {
        attachments = List.copyOf(attachments);
    }
}
