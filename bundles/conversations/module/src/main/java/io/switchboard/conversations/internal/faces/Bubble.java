// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.internal.persistence.MessageView;
import io.switchboard.conversations.internal.persistence.MessageView.AttachmentView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a thread: a bubble, a note or a line about what happened.
 *
 * @param type {@code bubble}, {@code note} or {@code event}
 * @param first whether it begins a group
 * @param unread how many unread messages begin here, or 0
 * @param tick the icon of how far it got, or null for messages that came in
 * @param failure why it did not arrive, or null
 */
public record Bubble(
        String id,
        String type,
        String css,
        boolean first,
        int unread,
        String kind,
        String author,
        String text,
        String at,
        @Nullable Tick tick,
        @Nullable Failure failure,
        @Nullable Quote quote,
        List<FileView> files,
        List<Reaction> reactions,
        @Nullable String edited,
        @Nullable String deleted,
        boolean canAnswer) {
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** How far it got. */
    public record Tick(String icon, String state, String css) {}

    /** What went wrong; the code is {@code unknown} where nobody knows whether it arrived. */
    public record Failure(String text, String code) {}

    /** The message it answers. */
    public record Quote(String author, String kind, String text) {}

    /** A file of it; the kind is that of its message or {@code image}, the look {@code image}, {@code audio}, {@code video}, {@code file}, {@code wait} or {@code gone}. */
    public record FileView(String id, String look, String name, String size, String icon, String kind, String error) {}

    /** A reaction. */
    public record Reaction(String emoji, String by) {}

    static Bubble of(MessageView message, boolean first, int unread) {
        return new Bubble(
                message.id().toString(),
                type(message),
                css(message, first),
                first,
                unread,
                message.kind(),
                message.author().name(),
                message.text(),
                message.at().toString(),
                tick(message.state()),
                failure(message),
                quote(message),
                message.attachments().stream().map(file -> file(file, message)).toList(),
                message.reactions().stream()
                        .map(reaction -> new Reaction(reaction.emoji(), reaction.by()))
                        .toList(),
                edited(message),
                message.deletedAt() == null ? null : message.deletedAt().toString(),
                message.deletedAt() == null && Set.of("in", "out").contains(message.direction()));
    }

    private static String type(MessageView message) {
        return switch (message.direction()) {
            case "internal" -> "note";
            case "system" -> "event";
            default -> "bubble";
        };
    }

    private static String css(MessageView message, boolean first) {
        StringBuilder css = new StringBuilder("bubble bubble-" + (message.direction().equals("in") ? "in" : "out"));
        if (first) {
            css.append(" first");
        }
        if (message.attachments().stream().anyMatch(file -> look(file).equals("image"))) {
            css.append(" bubble-media");
        }
        if ("failed".equals(message.state())) {
            css.append(" bubble-failed");
        }
        return css.toString();
    }

    private static @Nullable Tick tick(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "queued", "sending" -> new Tick("clock", "queued", "");
            case "sent" -> new Tick("check", "sent", "");
            case "delivered" -> new Tick("checks", "delivered", "");
            case "read" -> new Tick("checks", "read", "tick-read");
            case "failed" -> new Tick("alert", "failed", "bad");
            case "unknown" -> new Tick("help", "unknown", "warn");
            default -> null;
        };
    }

    private static @Nullable Failure failure(MessageView message) {
        if ("unknown".equals(message.state())) {
            return new Failure("", "unknown");
        }
        if (!"failed".equals(message.state())) {
            return null;
        }
        String text = message.failure() == null ? "" : message.failure().text();
        String code = message.failure() == null ? "" : message.failure().code();
        return new Failure(text, code);
    }

    private static @Nullable Quote quote(MessageView message) {
        MessageView.Quote quote = message.replyTo();
        return quote == null ? null : new Quote(quote.author(), quote.kind(), quote.text());
    }

    private static @Nullable String edited(MessageView message) {
        if (message.editedAt() == null || message.deletedAt() != null) {
            return null;
        }
        return message.revisions().stream()
                .map(MessageView.Revision::text)
                .collect(Collectors.joining("\n"));
    }

    private static FileView file(AttachmentView file, MessageView message) {
        String look = look(file);
        String icon = switch (look) {
            case "image" -> "image";
            case "audio" -> "mic";
            case "video" -> "video";
            default -> "file";
        };
        return new FileView(
                file.id().toString(),
                look,
                file.name(),
                file.size() == null ? "" : Words.size(file.size()),
                icon,
                message.kind().equals("sticker") ? "sticker" : "image",
                file.error() == null ? "" : file.error());
    }

    private static String look(AttachmentView file) {
        if (!file.state().equals("ready")) {
            return file.state().equals("failed") ? "gone" : "wait";
        }
        if (SHOWN.contains(file.mediaType())) {
            return "image";
        }
        if (file.mediaType().startsWith("audio/")) {
            return "audio";
        }
        return file.mediaType().startsWith("video/") ? "video" : "file";
    }
}
