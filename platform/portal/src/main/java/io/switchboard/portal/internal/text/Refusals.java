// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import io.switchboard.api.problem.FieldError;
import java.util.Locale;
import java.util.Map;

/** What the server refuses in English, in the reader's language; what has no text there stays as it is. */
public final class Refusals {
    private Refusals() {}

    public static String of(Locale locale, String code, String english) {
        return Bundles.refusals(locale.getLanguage()).getOrDefault(code, english);
    }

    /** By the code and the field together, or by the code alone. */
    public static String of(Locale locale, FieldError error) {
        Map<String, String> texts = Bundles.refusals(locale.getLanguage());
        return texts.getOrDefault(error.field() + "." + error.code(), texts.getOrDefault(error.code(), error.detail()));
    }
}
