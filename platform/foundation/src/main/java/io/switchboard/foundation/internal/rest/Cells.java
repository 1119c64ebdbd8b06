// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import org.jspecify.annotations.Nullable;

/** What stands in the cells of a table that is written for spreadsheets. */
final class Cells {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private Cells() {}

    /** A spreadsheet would take such a text for a formula and carry it out; behind an apostrophe it is text. */
    static String text(@Nullable String text) {
        String known = text == null ? "" : text;
        return known.isEmpty() || BEGINS_FORMULA.indexOf(known.charAt(0)) < 0 ? known : "'" + known;
    }
}
