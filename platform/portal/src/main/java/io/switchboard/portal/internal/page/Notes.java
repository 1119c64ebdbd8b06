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
    static final String PICTURE_CHANGED = "picture-changed";
    static final String PICTURE_REMOVED = "picture-removed";
    static final String COMPANY_CHANGED = "company-changed";
    static final String REGION_CHANGED = "region-changed";
    static final String LOGO_CHANGED = "logo-changed";
    static final String LOGO_REMOVED = "logo-removed";
    static final String CLOSING = "closing";
    static final String KEPT = "kept";
    static final String HOURS_CHANGED = "hours-changed";
    static final String JOINED = "joined";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry(PASSWORD_RESET, "Your password was changed, and you were signed out everywhere. Sign in with the new one."),
            Map.entry(PASSWORD_CHANGED, "Your password was changed. Your other sign-ins have ended."),
            Map.entry(JOINED, "You have joined. Sign in to begin."),
            Map.entry(NAME_CHANGED, "Your name was changed."),
            Map.entry(PICTURE_CHANGED, "Your picture was changed."),
            Map.entry(PICTURE_REMOVED, "Your picture was removed."),
            Map.entry(COMPANY_CHANGED, "The company's details were saved."),
            Map.entry(REGION_CHANGED, "Time zone, language and currency were saved."),
            Map.entry(LOGO_CHANGED, "The logo was changed."),
            Map.entry(LOGO_REMOVED, "The logo was removed."),
            Map.entry(CLOSING, "The organization closes in fourteen days. Until then only you can sign in here."),
            Map.entry(KEPT, "The organization stays, and everybody can sign in again."),
            Map.entry(HOURS_CHANGED, "The business hours were saved."));

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
