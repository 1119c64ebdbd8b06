// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

/** Figures that a story measured; what it prints is kept in its report. */
final class Figures {

    private Figures() {}

    static void report(String what, Object figure) {
        System.out.println(what + ": " + figure);
    }
}
