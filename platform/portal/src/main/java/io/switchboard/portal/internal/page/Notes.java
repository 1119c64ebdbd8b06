// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page says after the act that led to it; the address names it, so that nobody can put words there. */
final class Notes {
    static final String PARAMETER = "note";
    static final String PASSWORD_RESET = "password-reset";
    static final String PASSWORD_CHANGED = "password-changed";
    static final String NAME_CHANGED = "name-changed";

    static final String JOINED = "joined";

    private static final Map<String, String> SENTENCES = Map.of(
            PASSWORD_RESET, "Your password was changed, and you were signed out everywhere. Sign in with the new one.",
            PASSWORD_CHANGED, "Your password was changed. Your other sign-ins have ended.",
            JOINED, "You have joined. Sign in to begin.",
            NAME_CHANGED, "Your name was changed.");

    private Notes() {}

    /** The sentence, or nothing for an unknown name. */
    static String of(@Nullable String name) {
        return name == null ? "" : SENTENCES.getOrDefault(name, "");
    }

    /** The page with this note. */
    static String on(String page, String name) {
        return page + "?" + PARAMETER + "=" + name;
    }
}
