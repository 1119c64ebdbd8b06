// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import io.switchboard.api.file.FileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a channel puts what its provider tells. Every call joins the running transaction, is
 * idempotent, and accepts any order: what concerns a message that has not arrived yet is parked for
 * at most 24 hours.
 */
@ProviderType
public interface Inbox {

    /** Stores the message in its conversation, which is opened, reopened or created as needed. */
    MessageId received(InboundMessage message);

    /** A delivery state; never moves a message backwards. {@code failureCode} is set for FAILED. */
    void stateChanged(
            ChannelId channel,
            String providerMessageId,
            MessageState state,
            Instant at,
            @Nullable String failureCode,
            @Nullable String failureText);

    /** The contact changed the text; the old one is kept as a revision. */
    void edited(ChannelId channel, String providerMessageId, String text, Instant at);

    /** The contact deleted the message for everyone. */
    void deleted(ChannelId channel, String providerMessageId, Instant at);

    /** The contact reacted; an empty emoji takes the reaction back. */
    void reacted(ChannelId channel, String providerMessageId, Contact by, String emoji, Instant at);

    /** The bytes of an attachment are stored. */
    void mediaReady(ChannelId channel, String providerMediaId, FileId file);

    /** The bytes of an attachment cannot be had. */
    void mediaFailed(ChannelId channel, String providerMediaId, String reason);
}
