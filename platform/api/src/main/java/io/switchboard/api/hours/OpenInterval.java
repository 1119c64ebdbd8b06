// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.hours;

import java.time.LocalTime;

/**
 * A part of a day in which somebody works.
 *
 * @param end not part of it; midnight is the end of the day
 */
public record OpenInterval(LocalTime start, LocalTime end) {
    public static final OpenInterval WHOLE_DAY = new OpenInterval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public OpenInterval {
        if (!endsWithDay(end) && !end.isAfter(start)) {
            throw new IllegalArgumentException(start + "-" + end + " ends before it starts");
        }
    }

    public boolean endsWithDay() {
        return endsWithDay(end);
    }

    /** Whether this one is over when the other starts. */
    public boolean isBefore(OpenInterval other) {
        return !endsWithDay() && !end.isAfter(other.start);
    }

    private static boolean endsWithDay(LocalTime end) {
        return end.equals(LocalTime.MIDNIGHT);
    }
}
