// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import io.switchboard.api.hours.OpenInterval;
import io.switchboard.api.hours.OpeningHours;
import io.switchboard.api.problem.FieldError;
import io.switchboard.foundation.OrganizationSettings.Holiday;
import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Interval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What business hours must be like, and what they are to reckon with. */
final class HoursRules {
    private static final String WEEK = "businessHours.week";
    private static final String HOLIDAYS = "businessHours.holidays";
    private static final int MOST_INTERVALS = 6;
    private static final int MOST_HOLIDAYS = 366;
    private static final int LONGEST_NAME = 80;

    private HoursRules() {}

    static void check(List<FieldError> errors, Hours hours) {
        int before = errors.size();
        hours.week().forEach((day, intervals) -> checkDay(errors, day, intervals));
        boolean isNeverOpen = hours.week().values().stream().allMatch(List::isEmpty);
        if (isNeverOpen && errors.size() == before) {
            errors.add(new FieldError(WEEK, "hours.never_open", "Give hours for at least one day, or work round the clock."));
        }
        checkHolidays(errors, hours.holidays());
    }

    private static void checkDay(List<FieldError> errors, String day, List<Interval> intervals) {
        String field = WEEK + "." + day;
        if (Stream.of(DayOfWeek.values()).noneMatch(known -> key(known).equals(day))) {
            errors.add(new FieldError(field, "hours.unknown_day", "There is no such day; use monday to sunday."));
        } else if (intervals.size() > MOST_INTERVALS) {
            errors.add(new FieldError(
                    field, "hours.too_many", "A day can have at most " + MOST_INTERVALS + " times; leave some out."));
        } else {
            checkIntervals(errors, field, intervals);
        }
    }

    private static void checkIntervals(List<FieldError> errors, String field, List<Interval> intervals) {
        List<OpenInterval> read = new ArrayList<>();
        for (Interval interval : intervals) {
            try {
                read.add(new OpenInterval(time(interval.start()), time(interval.end())));
            } catch (DateTimeException notATime) {
                errors.add(new FieldError(field, "hours.not_a_time", "Write times as 09:00-13:00."));
                return;
            } catch (IllegalArgumentException turned) {
                errors.add(new FieldError(field, "hours.end_before_start",
                        interval.start() + " to " + interval.end() + " ends before it starts; turn it round."));
                return;
            }
        }
        read.sort(Comparator.comparing(OpenInterval::start));
        for (int i = 1; i < read.size(); i++) {
            if (!read.get(i - 1).isBefore(read.get(i))) {
                errors.add(new FieldError(field, "hours.overlap",
                        "Two times of this day overlap; leave one out or make them one."));
                return;
            }
        }
    }

    private static void checkHolidays(List<FieldError> errors, List<Holiday> holidays) {
        if (holidays.size() > MOST_HOLIDAYS) {
            errors.add(new FieldError(
                    HOLIDAYS, "hours.too_many_holidays", "There can be at most " + MOST_HOLIDAYS + " days off."));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Holiday holiday : holidays) {
            if (!isDate(holiday.date())) {
                errors.add(new FieldError(HOLIDAYS, "hours.not_a_date",
                        "A day off is no date; write one a line, as 2026-12-25 Christmas."));
                return;
            }
            if (!seen.add(holiday.date())) {
                errors.add(new FieldError(HOLIDAYS, "hours.twice", holiday.date() + " is there twice; leave one out."));
                return;
            }
            if (holiday.name().length() > LONGEST_NAME || holiday.name().codePoints().anyMatch(Character::isISOControl)) {
                errors.add(new FieldError(HOLIDAYS, "hours.name",
                        "Name a day off with at most " + LONGEST_NAME + " plain characters."));
                return;
            }
        }
    }

    private static boolean isDate(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= 2000 && year <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalTime time(String text) {
        LocalTime time = LocalTime.parse(text);
        if (text.length() != 5) {
            throw new DateTimeException(text);
        }
        return time;
    }

    /** The days in order, without those that are closed; the times of each day in order. */
    static Hours tidy(Hours hours) {
        Map<String, List<Interval>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Interval> intervals = new ArrayList<>(hours.week().getOrDefault(key(day), List.of()));
            intervals.sort(Comparator.comparing(Interval::start));
            if (!intervals.isEmpty()) {
                week.put(key(day), List.copyOf(intervals));
            }
        }
        return new Hours(week, hours.holidays().stream().sorted(Comparator.comparing(Holiday::date)).toList());
    }

    /** Of hours that were checked. */
    static OpeningHours opening(ZoneId zone, Hours hours) {
        Map<DayOfWeek, List<OpenInterval>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours.week().getOrDefault(key(day), List.of()).stream()
                    .map(interval -> new OpenInterval(LocalTime.parse(interval.start()), LocalTime.parse(interval.end())))
                    .toList());
        }
        Set<LocalDate> holidays = new HashSet<>();
        hours.holidays().forEach(holiday -> holidays.add(LocalDate.parse(holiday.date())));
        return new OpeningHours(zone, week, holidays);
    }

    private static String key(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
