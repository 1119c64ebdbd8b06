// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.conversations.api.MessageKind;

/** The one line of a message that a list shows. */
public final class Preview {
    private static final int LENGTH = 160;

    private Preview() {}

    /** @param fileName the name of the first attachment, or empty */
    public static String of(MessageKind kind, String body, String fileName) {
        String text = body.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return shorten(label(kind, fileName));
        }
        return shorten(kind == MessageKind.UNSUPPORTED ? "Unsupported: " + text : text);
    }

    private static String label(MessageKind kind, String fileName) {
        return switch (kind) {
            case IMAGE -> "Photo";
            case AUDIO -> "Audio";
            case VOICE -> "Voice message";
            case VIDEO -> "Video";
            case DOCUMENT -> fileName.isEmpty() ? "Document" : fileName;
            case STICKER -> "Sticker";
            case LOCATION -> "Location";
            case CONTACT -> "Contact card";
            case INTERACTIVE, TEMPLATE, TEXT, NOTE, SYSTEM -> "Message";
            case UNSUPPORTED -> "Unsupported message";
        };
    }

    private static String shorten(String text) {
        if (text.codePointCount(0, text.length()) <= LENGTH) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LENGTH - 1)) + "…";
    }
}
