// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members see of their organization. */
public final class OrganizationProfiles {
    private final PlatformDatabase database;

    public OrganizationProfiles(PlatformDatabase database) {
        this.database = database;
    }

    /** Of whoever belongs to one. */
    public @Nullable Profile of(Identity identity) {
        return identity.organization() == null ? null : find(identity.organization()).orElse(null);
    }

    public Optional<Profile> find(OrganizationId organization) {
        return database.transaction(c -> Sql.first(
                c,
                """
                select id, slug, name, time_zone, locale, currency, status, created_at
                from foundation.organization where id = ?
                """,
                row -> new Profile(
                        Sql.uuid(row, "id"),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("time_zone"),
                        row.getString("locale"),
                        row.getString("currency"),
                        row.getString("status"),
                        Sql.instant(row, "created_at")),
                organization.value()));
    }

    /** An organization's settings. */
    public record Profile(
            UUID id,
            String slug,
            String name,
            String timeZone,
            String locale,
            String currency,
            String status,
            Instant createdAt) {}
}
