// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.time.Duration;

/** How long open pages stay on a version that was replaced. */
public record PageHold(Duration length) {

    String words() {
        boolean isWholeMinutes = length.toMinutes() > 0 && length.toSecondsPart() == 0;
        return isWholeMinutes ? count(length.toMinutes(), "minute") : count(length.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return switch ((int) number) {
            case 1 -> "one " + unit;
            case 2 -> "two " + unit + "s";
            default -> number + " " + unit + "s";
        };
    }
}
