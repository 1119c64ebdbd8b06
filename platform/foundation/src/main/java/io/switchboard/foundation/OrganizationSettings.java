// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the caller's organization says about itself and when it works. */
public interface OrganizationSettings {
    /** To change the hours. */
    String HOURS = "business_hours.manage";

    /** To change everything else. */
    String SETTINGS = "org.settings";

    /** For every member. */
    Settings read(Identity actor);

    /**
     * Changes what the function changes; nothing at all when it changes nothing. Needs {@link #HOURS} for
     * the hours and {@link #SETTINGS} for everything else.
     *
     * @param version that the change was made on, or null for whichever is current
     * @throws io.switchboard.api.problem.InvalidInput with every field that is wrong
     * @throws io.switchboard.api.problem.Refusal 412 {@code organization.changed_meanwhile}
     */
    Settings change(Identity actor, @Nullable Integer version, UnaryOperator<Values> change);

    /**
     * An organization as its members see it.
     *
     * @param version rises with each change
     * @param logo the hash of the logo, or null without one
     * @param closesAt when it closes, or null when nobody has asked for that
     */
    record Settings(
            UUID id,
            String slug,
            String status,
            Instant createdAt,
            int version,
            @Nullable String logo,
            @Nullable Instant closesAt,
            Values values) {}

    /**
     * What can be changed. A text that is not known is empty.
     *
     * @param country ISO 3166 in two letters
     * @param businessHours null for round the clock
     */
    record Values(
            String name,
            String legalName,
            String street,
            String postalCode,
            String city,
            String country,
            String taxId,
            String timeZone,
            String locale,
            String currency,
            @Nullable Hours businessHours) {

        public Values with(@Nullable Hours hours) {
            return new Values(
                    name, legalName, street, postalCode, city, country, taxId, timeZone, locale, currency, hours);
        }
    }

    /**
     * When the organization works, by the wall clock of its time zone.
     *
     * @param week by the name of the day in lower case; a day that is not here is closed
     */
    record Hours(Map<String, List<Interval>> week, List<Holiday> holidays) {
        public Hours {
            week = Collections.unmodifiableMap(new LinkedHashMap<>(week));
            holidays = List.copyOf(holidays);
        }
    }

    /** From and until as in {@code 09:00}; until {@code 00:00} is the end of the day. */
    record Interval(String start, String end) {}

    /** A day as in {@code 2026-12-25} on which nobody works. */
    record Holiday(String date, String name) {}
}
