// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.tenancy.Caller;

/** What somebody sees of numbers and addresses who may not see them in full. */
final class Mask {
    private static final String SENSITIVE = "customer.sensitive";
    private static final String HIDDEN = "•••";
    private static final int SHOWN = 2;

    private Mask() {}

    static boolean isOff(Caller caller) {
        return caller.may(SENSITIVE);
    }

    /** The last two digits of a number; of an address the first letter and the domain. */
    static String of(String value) {
        int at = value.lastIndexOf('@');
        if (at > 0) {
            return value.substring(0, 1) + HIDDEN + value.substring(at);
        }
        return HIDDEN + value.substring(Math.max(0, value.length() - SHOWN));
    }

    /** A customer is called by their number until somebody gives them a name. */
    static String name(String displayName) {
        return displayName.matches("[+()0-9 ./-]{7,}") ? of(displayName) : displayName;
    }
}
