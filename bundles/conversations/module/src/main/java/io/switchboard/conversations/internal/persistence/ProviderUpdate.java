// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells about a message or file that it named before, or is about to name.
 *
 * @param subject what it is about, see {@link #message} and {@link #media}
 * @param value the new state, text, emoji or file id, by kind
 * @param code a failure's code
 * @param detail a failure's text, or who reacted
 */
public record ProviderUpdate(
        Kind kind, String subject, Instant at, String value, @Nullable String code, @Nullable String detail) {

    /** What happened. */
    public enum Kind {
        STATE,
        EDIT,
        DELETE,
        REACTION,
        MEDIA_READY,
        MEDIA_FAILED
    }

    public static String message(String providerMessageId) {
        return "message:" + providerMessageId;
    }

    public static String media(String providerMediaId) {
        return "media:" + providerMediaId;
    }

    /** The provider's own id, without our prefix. */
    public String providerId() {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
