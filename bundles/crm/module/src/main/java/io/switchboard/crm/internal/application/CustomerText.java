// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import jakarta.persistence.TypedQuery;
import java.util.Locale;

/**
 * Which customers somebody means by what they have typed: by part of the name, or of a number or address.
 *
 * @param part a pattern for what contains it
 * @param start a pattern for what begins with it
 * @param number a pattern for the number that it is, however spelled; one that fits nothing when it is none
 * @param value a pattern for the number or address that contains it
 */
record CustomerText(String part, String start, String number, String value) {
    /** Of the customer {@code c}. */
    static final String CONDITION =
            """
            (lower(c.displayName) like :part escape '!'
               or exists (select i from CustomerIdentity i where i.customer = c
                          and (lower(i.value) like :value escape '!' or i.value like :number)))
            """;

    /** Fewer digits are part of too many numbers. */
    private static final int DIGITS = 3;
    private static final int WHOLE = 8;

    /** Of what somebody typed who sees numbers masked: those are found whole only, so that nobody feels their way. */
    static CustomerText masked(String typed) {
        CustomerText seen = of(typed);
        String whole = seen.number().isEmpty() ? "" : "%" + typed.replaceAll("[^0-9]", "");
        return new CustomerText(seen.part(), seen.start(), whole.length() < WHOLE ? "" : whole, "");
    }

    static CustomerText of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
        return new CustomerText("%" + text + "%", text + "%", number(typed.strip()), "%" + text + "%");
    }

    /** Numbers are stored without spaces and signs. */
    private static String number(String text) {
        boolean isNumber = text.matches("[+()0-9 ./-]+");
        String digits = isNumber ? text.replaceAll("[^0-9]", "") : "";
        return digits.length() < DIGITS ? "" : "%" + digits + "%";
    }

    /** Gives the condition what it asks for. */
    void bind(TypedQuery<?> query) {
        query.setParameter("part", part).setParameter("number", number).setParameter("value", value);
    }
}
