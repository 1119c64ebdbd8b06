// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it is shown; of a deleted one neither text nor files. */
public record MessageView(
        UUID id,
        UUID conversation,
        long seq,
        String direction,
        String kind,
        String text,
        Author author,
        @Nullable String state,
        @Nullable Failure failure,
        Instant at,
        @Nullable Quote replyTo,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        List<AttachmentView> attachments,
        List<ReactionView> reactions,
        List<Revision> revisions) {

    /** Who wrote it. */
    public record Author(String kind, @Nullable UUID id, String name) {}

    /** Why it was not delivered. */
    public record Failure(String code, String text) {}

    /** The message it answers. */
    public record Quote(UUID id, String author, String text, String kind) {}

    /** A file of it. */
    public record AttachmentView(
            UUID id, String name, String mediaType, @Nullable Long size, String state, @Nullable String error) {}

    /** Somebody's reaction. */
    public record ReactionView(String emoji, String by, boolean ours) {}

    /** What it said before it was edited. */
    public record Revision(String text, Instant at) {}

    MessageView with(List<AttachmentView> files, List<ReactionView> marks, List<Revision> earlier) {
        return new MessageView(
                id, conversation, seq, direction, kind, text, author, state, failure, at, replyTo, editedAt,
                deletedAt, files, marks, earlier);
    }
}
