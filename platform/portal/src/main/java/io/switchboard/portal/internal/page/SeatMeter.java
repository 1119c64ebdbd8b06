// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.People.Seats;
import io.switchboard.portal.internal.text.Texts;

/**
 * How many seats of the plan are taken.
 *
 * @param percent of the limit, at most 100
 * @param tone of the bar: nothing, {@code warn} when few are left, {@code bad} when none is
 */
public record SeatMeter(int taken, boolean isLimited, long limit, int percent, String tone) {
    private static final int NEARLY = 80;

    static SeatMeter of(Seats seats) {
        Long limit = seats.limit();
        if (limit == null) {
            return new SeatMeter(seats.taken(), false, 0, 0, "");
        }
        int percent = limit == 0 ? 100 : (int) Math.min(100, 100L * seats.taken() / limit);
        String tone = seats.taken() >= limit ? "bad" : percent >= NEARLY ? "warn" : "";
        return new SeatMeter(seats.taken(), true, limit, percent, tone);
    }

    public String words() {
        if (isLimited) {
            return Texts.current().of("seats_of", taken, limit);
        }
        return Texts.current().of("seats_taken", taken);
    }
}
