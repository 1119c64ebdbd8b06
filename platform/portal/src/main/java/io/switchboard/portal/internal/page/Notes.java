// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.portal.internal.text.Texts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page says after the act that led to it; the address names it, so that nobody can put words there. */
final class Notes {
    static final String PARAMETER = "note";
    static final String PASSWORD_RESET = "password-reset";
    static final String PASSWORD_CHANGED = "password-changed";
    static final String NAME_CHANGED = "name-changed";
    static final String LANGUAGE_CHANGED = "language-changed";
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
    static final String NO_SINGLE_SIGN_ON = "no-single-sign-on";

    private static final Set<String> NAMES = Set.of(
            PASSWORD_RESET,
            PASSWORD_CHANGED,
            NAME_CHANGED,
            LANGUAGE_CHANGED,
            PICTURE_CHANGED,
            PICTURE_REMOVED,
            COMPANY_CHANGED,
            REGION_CHANGED,
            LOGO_CHANGED,
            LOGO_REMOVED,
            CLOSING,
            KEPT,
            HOURS_CHANGED,
            JOINED,
            NO_SINGLE_SIGN_ON);

    private Notes() {}

    /** The sentence, or nothing for an unknown name. */
    static String of(@Nullable String name) {
        return name == null || !NAMES.contains(name) ? "" : Texts.current().get("note_" + name.replace('-', '_'));
    }

    /** The page with this note. */
    static String on(String page, String name) {
        return page + "?" + PARAMETER + "=" + name;
    }
}
