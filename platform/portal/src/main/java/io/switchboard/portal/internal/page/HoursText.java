// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.OrganizationSettings.Holiday;
import io.switchboard.foundation.OrganizationSettings.Interval;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hours and days off as people type them; what cannot be read is left as it is, for the rules to name. */
final class HoursText {
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[,;]\\s*");
    private static final Pattern DASH = Pattern.compile("\\s*[-–—]\\s*");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}");
    private static final Pattern SHORT_TIME = Pattern.compile("\\d[:.]\\d{2}");
    private static final String MIDNIGHT = "00:00";

    private HoursText() {}

    static String of(List<Interval> intervals) {
        return intervals.stream()
                .map(interval -> interval.start() + "-" + (interval.end().equals(MIDNIGHT) ? "24:00" : interval.end()))
                .collect(Collectors.joining(", "));
    }

    /** {@code 9-13, 14:00-18:30}; nothing is closed. */
    static List<Interval> read(String text) {
        return Stream.of(SEPARATORS.split(text.strip()))
                .filter(part -> !part.isEmpty())
                .map(HoursText::interval)
                .toList();
    }

    private static Interval interval(String text) {
        String[] ends = DASH.split(text, 2);
        String end = ends.length > 1 ? time(ends[1]) : "";
        return new Interval(time(ends[0]), end.equals("24:00") ? MIDNIGHT : end);
    }

    private static String time(String text) {
        String plain = text.strip();
        if (HOUR.matcher(plain).matches()) {
            return ("0" + plain).substring(plain.length() - 1) + ":00";
        }
        String padded = SHORT_TIME.matcher(plain).matches() ? "0" + plain : plain;
        return padded.replace('.', ':');
    }

    static String ofHolidays(List<Holiday> holidays) {
        return holidays.stream()
                .map(holiday -> (holiday.date() + " " + holiday.name()).strip())
                .collect(Collectors.joining("\n"));
    }

    /** One a line: the date, then its name. */
    static List<Holiday> readHolidays(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+", 2))
                .map(words -> new Holiday(words[0], words.length > 1 ? words[1] : ""))
                .toList();
    }
}
