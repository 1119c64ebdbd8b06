// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.portal.internal.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * {@code #{roleWords}}: what the four roles that every organization has are called in the reader's language.
 * An organization's own are called what it calls them.
 */
@Named("roleWords")
@ApplicationScoped
public class RoleWords {
    private static final String KEY = "role_";

    /** @param given what the role is called where there is no text for it */
    public String name(String role, String given) {
        return text(KEY + role, given);
    }

    public String meaning(String role, String given) {
        return text(KEY + role + "_meaning", given);
    }

    /** The name within a sentence. */
    String noun(String role) {
        Texts texts = Texts.current();
        return texts.has(KEY + role) ? texts.get(KEY + role).toLowerCase(texts.locale()) : role;
    }

    private static String text(String key, String given) {
        Texts texts = Texts.current();
        return texts.has(key) ? texts.get(key) : given;
    }
}
