// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The forms that tax numbers of companies have. Whether a number was given out only the country's office
 * knows; this finds what was mistyped.
 */
final class TaxIds {
    private static final Pattern ANYWHERE = Pattern.compile("[A-Z0-9]{4,20}");
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("AT", "(AT)?U\\d{8}"),
            form("BE", "(BE)?[01]\\d{9}"),
            form("BR", "\\d{14}"),
            form("CH", "CHE\\d{9}(MWST|TVA|IVA)?"),
            form("CZ", "(CZ)?\\d{8,10}"),
            form("DE", "(DE)?\\d{9}"),
            form("DK", "(DK)?\\d{8}"),
            form("ES", "(ES)?[A-Z0-9]\\d{7}[A-Z0-9]"),
            form("FI", "(FI)?\\d{8}"),
            form("FR", "(FR)?[A-HJ-NP-Z0-9]{2}\\d{9}"),
            form("GB", "(GB)?(\\d{9}|\\d{12})"),
            form("GR", "(EL)?\\d{9}"),
            form("HU", "(HU)?\\d{8}"),
            form("IE", "(IE)?\\d[A-Z0-9]\\d{5}[A-Z]{1,2}"),
            form("IT", "(IT)?\\d{11}"),
            form("LU", "(LU)?\\d{8}"),
            form("MX", "[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}"),
            form("NL", "(NL)?\\d{9}B\\d{2}"),
            form("NO", "(NO)?\\d{9}(MVA)?"),
            form("PL", "(PL)?\\d{10}"),
            form("PT", "(PT)?[1-9]\\d{8}"),
            form("RO", "(RO)?\\d{2,10}"),
            form("SE", "(SE)?\\d{10}(01)?"),
            form("US", "\\d{9}"));
    private static final int ELEVEN = 11;

    private TaxIds() {}

    /** As it is stored: without spaces, dots and dashes. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s./\\-]", "").toUpperCase(Locale.ROOT);
    }

    /** @param country empty when it is not known */
    static boolean isWellFormed(String country, String plain) {
        boolean hasForm = FORMS.getOrDefault(country, ANYWHERE).matcher(plain).matches();
        return hasForm && (!country.equals("PT") || isPortuguese(plain.substring(plain.length() - 9)));
    }

    /** The last digit is computed from the others. */
    private static boolean isPortuguese(String digits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(digits.charAt(i), 10) * (9 - i);
        }
        int check = ELEVEN - sum % ELEVEN;
        return Character.digit(digits.charAt(8), 10) == (check > 9 ? 0 : check);
    }

    private static Map.Entry<String, Pattern> form(String country, String pattern) {
        return Map.entry(country, Pattern.compile(pattern));
    }
}
