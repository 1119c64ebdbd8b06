// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** The short name of an organization in addresses. */
final class Slug {
    private static final int LONGEST = 48;
    private static final int NUMBERED = 20;

    private Slug() {}

    static String of(String name) {
        String ascii = Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = ascii.substring(0, Math.min(ascii.length(), LONGEST)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "organization" : cut;
    }

    /** The n-th thing to try when the ones before are taken; from the twenty-first on a random one. */
    static String attempt(String slug, int n) {
        if (n == 1) {
            return slug;
        }
        return slug + "-" + (n <= NUMBERED ? String.valueOf(n) : UUID.randomUUID().toString().substring(0, 8));
    }
}
