// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.portal.internal.text.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a key is to end, as the page asks for it. A day is the reader's, so the page's script adds their zone.
 *
 * @param choice how many days, {@code day} for the one that is named, or {@code never}
 */
record KeyExpiry(String choice, String day, String zone) {
    static final String USUAL = "90";
    private static final String NAMED = "day";
    private static final Map<String, Duration> PRESETS =
            Map.of("30", Duration.ofDays(30), USUAL, Duration.ofDays(90), "365", Duration.ofDays(365));

    /** Null for a key that lasts until it is revoked. */
    @Nullable Instant at(Instant now) {
        if (PRESETS.containsKey(choice)) {
            return now.plus(PRESETS.get(choice));
        }
        return choice.equals(NAMED) ? endOfDay() : null;
    }

    private Instant endOfDay() {
        try {
            LocalDate last = LocalDate.parse(day);
            if (last.getYear() > 0 && last.getYear() <= 9999) {
                return last.plusDays(1).atStartOfDay(zoneId()).toInstant();
            }
        } catch (DateTimeException unreadable) {
            throw new InvalidInput("expiresAt", "invalid", Texts.current().get("key_expiry_choose_a_day"));
        }
        throw new InvalidInput("expiresAt", "invalid", Texts.current().get("key_expiry_choose_a_day"));
    }

    private ZoneId zoneId() {
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
