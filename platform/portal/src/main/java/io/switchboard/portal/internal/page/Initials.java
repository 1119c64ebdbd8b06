// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.Locale;

/** The letters in an avatar. */
final class Initials {
    private Initials() {}

    /** The first letters of the first and the last word. */
    static String of(String name) {
        String[] words = name.strip().split("\\s+");
        String first = first(words[0]);
        return words.length > 1 ? first + first(words[words.length - 1]) : first;
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : new String(Character.toChars(word.codePointAt(0))).toUpperCase(Locale.ROOT);
    }
}
