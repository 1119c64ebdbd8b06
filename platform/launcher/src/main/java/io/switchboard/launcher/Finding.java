// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

/**
 * What was found by looking at one thing. No secret is ever in it.
 *
 * @param fix what to do, in one line; empty when there is nothing to do
 */
record Finding(String name, State state, String found, String fix) {

    /** What it means for whoever watches: the words of the Felix Health Checks, from good to worst. */
    enum State {
        OK,
        WARN,
        TEMPORARILY_UNAVAILABLE,
        CRITICAL,
        HEALTH_CHECK_ERROR;

        boolean isFailure() {
            return compareTo(CRITICAL) >= 0;
        }
    }

    static Finding ok(String name, String found) {
        return new Finding(name, State.OK, found, "");
    }

    static Finding away(String name, String found, String fix) {
        return new Finding(name, State.TEMPORARILY_UNAVAILABLE, found, fix);
    }

    static Finding critical(String name, String found, String fix) {
        return new Finding(name, State.CRITICAL, found, fix);
    }

    /** A refusal is a sentence that ends with what to do. */
    static Finding refused(String name, StartRefused refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        int fix = sentence.indexOf("; ");
        return fix < 0
                ? critical(name, sentence, "Mend that, and look again.")
                : critical(name, sentence.substring(0, fix) + ".", sentence.substring(fix + 2));
    }
}
