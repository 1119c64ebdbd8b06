// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.AuditLog.Filter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the audit page asks for. Days are the reader's, so the page's script adds their zone.
 *
 * @param from the first day, as typed
 * @param until the last day, as typed
 */
record AuditQuery(String actor, String action, String from, String until, String zone, String before) {

    static AuditQuery read(Function<String, @Nullable String> parameter) {
        Function<String, String> text = name -> {
            @Nullable String given = parameter.apply(name);
            return given == null ? "" : given.strip();
        };
        return new AuditQuery(
                text.apply("actor"),
                text.apply("action"),
                text.apply("from"),
                text.apply("until"),
                text.apply("zone"),
                text.apply("before"));
    }

    /** Days that cannot be read are left out; {@link #isFromReadable} and {@link #isUntilReadable} tell. */
    Filter filter() {
        @Nullable LocalDate last = day(until);
        return new Filter(
                orNull(actor), orNull(action), null, null, start(day(from)), last == null ? null : start(last.plusDays(1)));
    }

    boolean isFromReadable() {
        return from.isEmpty() || day(from) != null;
    }

    boolean isUntilReadable() {
        return until.isEmpty() || day(until) != null;
    }

    boolean isFiltered() {
        return !(actor + action + from + until).isEmpty();
    }

    /** The number to go on before, or null for the newest. */
    @Nullable Long number() {
        return before.matches("\\d{1,18}") ? Long.valueOf(before) : null;
    }

    /** The page with the same wishes, from further back. */
    String older(long number) {
        Map<String, String> all = Map.of(
                "actor", actor, "action", action, "from", from, "until", until, "zone", zone, "before", Long.toString(number));
        return query(all, "actor", "action", "from", "until", "zone", "before");
    }

    /** Where all of it is to be had as a file; the API knows times, not days. */
    String export(String format) {
        Filter filter = filter();
        Map<String, String> all = Map.of(
                "format", format,
                "actor", actor,
                "action", action,
                "from", Objects.toString(filter.from(), ""),
                "until", Objects.toString(filter.until(), ""));
        return query(all, "format", "actor", "action", "from", "until");
    }

    private static String query(Map<String, String> all, String... names) {
        return Stream.of(names)
                .filter(name -> !all.get(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(all.get(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zoneId()).toInstant();
    }

    private ZoneId zoneId() {
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            // Of other years there are no instants that the database could hold.
            return day == null || day.getYear() < 1 || day.getYear() > 9999 ? null : day;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
