// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hours in which an organization works, and the reckoning with them. Times are those of the zone's
 * wall clock, so a day on which the clocks change is shorter or longer.
 *
 * @param week what is open on each day, in order and without overlap; a day that is not here is closed
 * @param holidays closed whatever day of the week they are
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<OpenInterval>> week, Set<LocalDate> holidays) {
    /** Somebody who does not work for longer than this never does. */
    private static final int HORIZON_DAYS = 400;

    public OpeningHours {
        Map<DayOfWeek, List<OpenInterval>> copied = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, intervals) -> copied.put(day, ordered(intervals)));
        week = Map.copyOf(copied);
        holidays = Set.copyOf(holidays);
    }

    /** Round the clock. */
    public static OpeningHours always(ZoneId zone) {
        Map<DayOfWeek, List<OpenInterval>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(OpenInterval.WHOLE_DAY));
        }
        return new OpeningHours(zone, week, Set.of());
    }

    public boolean isOpen(Instant at) {
        return periods(dayOf(at)).stream().anyMatch(period -> period.contains(at));
    }

    /** The next moment at which somebody works: the given one, if they do then. */
    public Optional<Instant> nextOpening(Instant at) {
        LocalDate first = dayOf(at);
        for (int i = 0; i <= HORIZON_DAYS; i++) {
            for (Period period : periods(first.plusDays(i))) {
                if (period.until.isAfter(at)) {
                    return Optional.of(later(period.from, at));
                }
            }
        }
        return Optional.empty();
    }

    /** The next moment at which work ends; empty round the clock, or when nobody ever works. */
    public Optional<Instant> nextClosing(Instant at) {
        Optional<Instant> opening = nextOpening(at);
        if (opening.isEmpty()) {
            return Optional.empty();
        }
        Instant open = opening.get();
        LocalDate first = dayOf(open);
        for (int i = 0; i <= HORIZON_DAYS; i++) {
            for (Period period : periods(first.plusDays(i))) {
                if (period.from.isAfter(open)) {
                    return Optional.of(open);
                }
                open = later(period.until, open);
            }
            // Work that goes on at midnight is not over at midnight.
            if (open.isBefore(first.plusDays(i + 1L).atStartOfDay(zone).toInstant()) || !isOpen(open)) {
                return Optional.of(open);
            }
        }
        return Optional.empty();
    }

    /** How much of the time between the two was worked. */
    public Duration between(Instant from, Instant until) {
        Duration worked = Duration.ZERO;
        for (LocalDate day = dayOf(from); !day.isAfter(dayOf(until)); day = day.plusDays(1)) {
            for (Period period : periods(day)) {
                Instant start = later(period.from, from);
                Instant end = period.until.isBefore(until) ? period.until : until;
                if (end.isAfter(start)) {
                    worked = worked.plus(Duration.between(start, end));
                }
            }
        }
        return worked;
    }

    /** When this much work is done that starts then; empty when it is more than is worked in a year. */
    public Optional<Instant> after(Instant from, Duration work) {
        Duration left = work;
        LocalDate first = dayOf(from);
        for (int i = 0; i <= HORIZON_DAYS; i++) {
            for (Period period : periods(first.plusDays(i))) {
                Instant start = later(period.from, from);
                if (period.until.isAfter(start)) {
                    Instant done = start.plus(left);
                    if (!done.isAfter(period.until)) {
                        return Optional.of(done);
                    }
                    left = left.minus(Duration.between(start, period.until));
                }
            }
        }
        return Optional.empty();
    }

    private List<Period> periods(LocalDate day) {
        if (holidays.contains(day)) {
            return List.of();
        }
        List<Period> periods = new ArrayList<>();
        for (OpenInterval interval : week.getOrDefault(day.getDayOfWeek(), List.of())) {
            Instant from = LocalDateTime.of(day, interval.start()).atZone(zone).toInstant();
            Instant until = end(day, interval);
            // A clock change can leave nothing of it.
            if (until.isAfter(from)) {
                periods.add(new Period(from, until));
            }
        }
        return periods;
    }

    private Instant end(LocalDate day, OpenInterval interval) {
        return interval.endsWithDay()
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : LocalDateTime.of(day, interval.end()).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<OpenInterval> ordered(List<OpenInterval> intervals) {
        for (int i = 1; i < intervals.size(); i++) {
            if (!intervals.get(i - 1).isBefore(intervals.get(i))) {
                throw new IllegalArgumentException(intervals.get(i - 1) + " and " + intervals.get(i) + " overlap");
            }
        }
        return List.copyOf(intervals);
    }

    private record Period(Instant from, Instant until) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }
}
