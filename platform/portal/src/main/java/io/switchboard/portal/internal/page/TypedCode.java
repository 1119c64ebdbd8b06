// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

/** What stands in the field for a code. */
final class TypedCode {
    private TypedCode() {}

    /** What somebody typed stands there again after a refusal; what a passkey signed is of no use a second time. */
    static String shown(String otp) {
        return otp.startsWith("{") ? "" : otp;
    }
}
