// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Settings;
import io.switchboard.foundation.OrganizationSettings.Values;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings in the organization's row. */
final class SettingsRows {
    private static final String FIND =
            """
            select o.id, o.slug, o.status, o.created_at, o.settings_version, o.closes_at, l.sha256 as logo,
                   o.name, o.legal_name, o.street, o.postal_code, o.city, o.country, o.tax_id,
                   o.time_zone, o.locale, o.currency, o.business_hours
            from foundation.organization o
            left join foundation.organization_logo l on l.organization_id = o.id
            where o.id = ?
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    SettingsRows(Clock clock) {
        this.clock = clock;
    }

    Optional<Settings> find(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(connection, FIND, this::settings, organization.value());
    }

    /** Nobody else changes them until the transaction ends. */
    Optional<Settings> lock(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(connection, FIND + " for update of o", this::settings, organization.value());
    }

    void update(Connection connection, OrganizationId organization, Values values) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.organization
                set name = ?, legal_name = ?, street = ?, postal_code = ?, city = ?, country = ?, tax_id = ?,
                    time_zone = ?, locale = ?, currency = ?, business_hours = ?::jsonb,
                    settings_version = settings_version + 1, updated_at = ?
                where id = ?
                """,
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
                write(values.businessHours()),
                clock.instant(),
                organization.value());
    }

    private Settings settings(ResultSet row) throws SQLException {
        return new Settings(
                Sql.uuid(row, "id"),
                row.getString("slug"),
                row.getString("status"),
                Sql.instant(row, "created_at"),
                row.getInt("settings_version"),
                row.getString("logo"),
                Sql.instantOrNull(row, "closes_at"),
                new Values(
                        row.getString("name"),
                        row.getString("legal_name"),
                        row.getString("street"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("country"),
                        row.getString("tax_id"),
                        row.getString("time_zone"),
                        row.getString("locale"),
                        row.getString("currency"),
                        read(row.getString("business_hours"))));
    }

    private @Nullable Hours read(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Hours.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored business hours cannot be read", e);
        }
    }

    private @Nullable String write(@Nullable Hours hours) {
        try {
            return hours == null ? null : json.writeValueAsString(hours);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Business hours cannot be written", e);
        }
    }
}
