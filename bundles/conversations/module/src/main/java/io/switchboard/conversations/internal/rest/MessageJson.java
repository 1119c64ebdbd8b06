// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.conversations.internal.persistence.MessageView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as clients see it. */
public record MessageJson(
        UUID id,
        UUID conversation,
        String kind,
        String direction,
        String text,
        Author author,
        @Nullable String state,
        @Nullable Failure failure,
        String providerTimestamp,
        List<Attachment> attachments,
        @Nullable UUID replyTo,
        List<Reaction> reactions,
        List<Revision> revisions,
        @Nullable String editedAt,
        @Nullable String deletedAt) {

    /** Who wrote it. */
    public record Author(String kind, @Nullable UUID id, String name) {}

    /** Why it was not delivered. */
    public record Failure(String code, String detail) {}

    /** A file of it; the address leads to its bytes once it is ready. */
    public record Attachment(
            UUID id,
            String name,
            String mediaType,
            @Nullable Long size,
            String state,
            @Nullable String error,
            String url) {}

    /** Somebody's reaction. */
    public record Reaction(String emoji, String by) {}

    /** What it said before. */
    public record Revision(String text, String at) {}

    static MessageJson of(MessageView view) {
        MessageView.Failure failure = view.failure();
        MessageView.Quote quote = view.replyTo();
        return new MessageJson(
                view.id(),
                view.conversation(),
                view.kind(),
                view.direction(),
                view.text(),
                new Author(view.author().kind(), view.author().id(), view.author().name()),
                view.state(),
                failure == null ? null : new Failure(failure.code(), failure.text()),
                view.at().toString(),
                view.attachments().stream().map(MessageJson::attachment).toList(),
                quote == null ? null : quote.id(),
                view.reactions().stream()
                        .map(reaction -> new Reaction(reaction.emoji(), reaction.by()))
                        .toList(),
                view.revisions().stream()
                        .map(revision ->
                                new Revision(revision.text(), revision.at().toString()))
                        .toList(),
                ConversationJson.time(view.editedAt()),
                ConversationJson.time(view.deletedAt()));
    }

    private static Attachment attachment(MessageView.AttachmentView view) {
        return new Attachment(
                view.id(),
                view.name(),
                view.mediaType(),
                view.size(),
                view.state(),
                view.error(),
                "/api/conversations/attachments/" + view.id());
    }
}
