// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Settings;
import io.switchboard.foundation.OrganizationSettings.Values;
import io.switchboard.foundation.internal.rest.VersionTags.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records about an organization. */
public final class OrganizationViews {

    private OrganizationViews() {}

    /**
     * An organization's settings.
     *
     * @param businessHours null for round the clock
     * @param logo where its picture is, or null without one
     */
    public record OrganizationView(
            UUID id,
            String slug,
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
            @Nullable Hours businessHours,
            @Nullable String logo,
            String status,
            @Nullable Instant closesAt,
            Instant createdAt,
            int version)
            implements Versioned {

        static OrganizationView of(Settings settings) {
            Values values = settings.values();
            return new OrganizationView(
                    settings.id(),
                    settings.slug(),
                    values.name(),
                    values.legalName(),
                    values.street(),
                    values.postalCode(),
                    values.city(),
                    values.country(),
                    values.taxId(),
                    values.timeZone(),
                    values.locale(),
                    values.currency(),
                    values.businessHours(),
                    settings.logo() == null ? null : "/api/organization/logo?v=" + settings.logo().substring(0, 12),
                    settings.status(),
                    settings.closesAt(),
                    settings.createdAt(),
                    settings.version());
        }
    }
}
