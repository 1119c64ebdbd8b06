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
    public record Tick(String icon, String word, String css) {}

    /** What went wrong. */
    public record Failure(String sentence, String code, String why) {}

    /** The message it answers. */
    public record Quote(String author, String text) {}

    /** A file of it; the look is {@code image}, {@code audio}, {@code video}, {@code file}, {@code wait} or {@code gone}. */
    public record FileView(String id, String look, String name, String size, String icon, String alt, String error) {}

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
            case "queued", "sending" -> new Tick("clock", "waiting to be sent", "");
            case "sent" -> new Tick("check", "sent", "");
            case "delivered" -> new Tick("checks", "delivered", "");
            case "read" -> new Tick("checks", "read", "tick-read");
            case "failed" -> new Tick("alert", "not sent", "bad");
            case "unknown" -> new Tick("help", "unknown whether it arrived", "warn");
            default -> null;
        };
    }

    private static @Nullable Failure failure(MessageView message) {
        if ("unknown".equals(message.state())) {
            return new Failure(
                    "Nobody knows whether this arrived.",
                    "unknown",
                    "The server stopped, or the connection broke, while this message was being handed over. It may have "
                            + "arrived: sending it again can make it arrive twice.");
        }
        if (!"failed".equals(message.state())) {
            return null;
        }
        String text = message.failure() == null ? "" : message.failure().text();
        String code = message.failure() == null ? "" : message.failure().code();
        String sentence = text.isEmpty() ? "Not sent." : "Not sent: " + text;
        return new Failure(sentence, code, sentence + (code.isEmpty() ? "" : " The provider's code is " + code + "."));
    }

    private static @Nullable Quote quote(MessageView message) {
        MessageView.Quote quote = message.replyTo();
        if (quote == null) {
            return null;
        }
        String text = quote.text().isEmpty() ? Words.sentenceCase(quote.kind()) : quote.text();
        return new Quote(quote.author(), text);
    }

    private static @Nullable String edited(MessageView message) {
        if (message.editedAt() == null || message.deletedAt() != null) {
            return null;
        }
        return message.revisions().stream()
                .map(MessageView.Revision::text)
                .collect(Collectors.joining("\n", "Before: ", ""));
    }

    private static FileView file(AttachmentView file, MessageView message) {
        String look = look(file);
        String icon = switch (look) {
            case "image" -> "image";
            case "audio" -> "mic";
            case "video" -> "video";
            default -> "file";
        };
        String alt = message.kind().equals("sticker") ? "Sticker" : "Photo";
        return new FileView(
                file.id().toString(),
                look,
                file.name(),
                file.size() == null ? "" : Words.size(file.size()),
                icon,
                alt + " from " + message.author().name() + (message.text().isEmpty() ? "" : ": " + message.text()),
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
