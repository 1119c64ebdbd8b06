// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Organizations.FeatureGrant;
import io.switchboard.foundation.Organizations.GrantChange;
import io.switchboard.foundation.Organizations.LimitGrant;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of grants, and the version that rises with each change. */
public final class GrantStore {
    private static final String FEATURE =
            """
            insert into foundation.feature_grant
                (organization_id, feature, allowed, reason, expires_at, changed_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (organization_id, feature) do update
            set allowed = excluded.allowed, reason = excluded.reason, expires_at = excluded.expires_at,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;

    private static final String LIMIT =
            """
            insert into foundation.limit_grant
                (organization_id, meter, limit_value, reason, expires_at, changed_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (organization_id, meter) do update
            set limit_value = excluded.limit_value, reason = excluded.reason, expires_at = excluded.expires_at,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;

    long version(Connection connection) throws SQLException {
        return Sql.first(connection, "select version from foundation.grant_change", row -> row.getLong(1))
                .orElseThrow();
    }

    /** The organization was opened or shut: every server hears of it as of a change of its grants. */
    public void changed(Connection connection, OrganizationId organization, Instant now) throws SQLException {
        stamp(connection, organization, nextVersion(connection), now);
    }

    /** Holds off all other changes until commit. */
    long nextVersion(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "update foundation.grant_change set version = version + 1 returning version",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /** What changed after the version. Rows newer than the version they come with are only read again. */
    Map<OrganizationId, Entitlements> changedAfter(Connection connection, long version) throws SQLException {
        return entitlements(connection, "grants_version > ?", version);
    }

    /** False when there is no such organization. */
    boolean stamp(Connection connection, OrganizationId organization, long version, Instant now) throws SQLException {
        return Sql.update(
                        connection,
                        "update foundation.organization set grants_version = ?, updated_at = ? where id = ?",
                        version,
                        now,
                        organization.value())
                == 1;
    }

    Entitlements entitlements(Connection connection, OrganizationId organization) throws SQLException {
        return entitlements(connection, "id = ?", organization.value()).values().iterator().next();
    }

    private Map<OrganizationId, Entitlements> entitlements(Connection connection, String condition, Object argument)
            throws SQLException {
        record Stand(long version, boolean isShut) {}
        Map<OrganizationId, Stand> versions = new LinkedHashMap<>();
        Sql.list(
                connection,
                "select id, grants_version, status in ('suspended', 'closed') as shut from foundation.organization where "
                        + condition,
                row -> versions.put(
                        new OrganizationId(Sql.uuid(row, "id")),
                        new Stand(row.getLong("grants_version"), row.getBoolean("shut"))),
                argument);
        List<OrganizationId> organizations = List.copyOf(versions.keySet());
        Map<OrganizationId, Map<String, FeatureGrant>> features = features(connection, organizations);
        Map<OrganizationId, Map<String, LimitGrant>> limits = limits(connection, organizations);
        Map<OrganizationId, Entitlements> found = new LinkedHashMap<>();
        versions.forEach((id, stand) -> found.put(
                id,
                Entitlements.of(stand.version(), stand.isShut(), features.getOrDefault(id, Map.of()), limits.getOrDefault(id, Map.of()))));
        return found;
    }

    Map<OrganizationId, Map<String, FeatureGrant>> features(Connection connection, List<OrganizationId> organizations)
            throws SQLException {
        Map<OrganizationId, Map<String, FeatureGrant>> found = new LinkedHashMap<>();
        Sql.list(
                connection,
                "select * from foundation.feature_grant where organization_id = any (?) order by feature",
                row -> found.computeIfAbsent(
                                new OrganizationId(Sql.uuid(row, "organization_id")), id -> new LinkedHashMap<>())
                        .put(
                                row.getString("feature"),
                                new FeatureGrant(
                                        row.getBoolean("allowed"),
                                        row.getString("reason"),
                                        Sql.instantOrNull(row, "expires_at"),
                                        row.getString("changed_by"),
                                        Sql.instant(row, "changed_at"))),
                (Object) ids(organizations));
        return found;
    }

    Map<OrganizationId, Map<String, LimitGrant>> limits(Connection connection, List<OrganizationId> organizations)
            throws SQLException {
        Map<OrganizationId, Map<String, LimitGrant>> found = new LinkedHashMap<>();
        Sql.list(
                connection,
                "select * from foundation.limit_grant where organization_id = any (?) order by meter",
                row -> found.computeIfAbsent(
                                new OrganizationId(Sql.uuid(row, "organization_id")), id -> new LinkedHashMap<>())
                        .put(
                                row.getString("meter"),
                                new LimitGrant(
                                        row.getLong("limit_value"),
                                        row.getString("reason"),
                                        Sql.instantOrNull(row, "expires_at"),
                                        row.getString("changed_by"),
                                        Sql.instant(row, "changed_at"))),
                (Object) ids(organizations));
        return found;
    }

    void apply(Connection connection, OrganizationId organization, GrantChange change, String actor, Instant now)
            throws SQLException {
        for (Map.Entry<String, @Nullable Boolean> feature : change.features().entrySet()) {
            if (feature.getValue() == null) {
                Sql.update(
                        connection,
                        "delete from foundation.feature_grant where organization_id = ? and feature = ?",
                        organization.value(),
                        feature.getKey());
            } else {
                put(connection, FEATURE, organization, feature.getKey(), feature.getValue(), change, actor, now);
            }
        }
        for (Map.Entry<String, @Nullable Long> limit : change.limits().entrySet()) {
            if (limit.getValue() == null) {
                Sql.update(
                        connection,
                        "delete from foundation.limit_grant where organization_id = ? and meter = ?",
                        organization.value(),
                        limit.getKey());
            } else {
                put(connection, LIMIT, organization, limit.getKey(), limit.getValue(), change, actor, now);
            }
        }
    }

    private static void put(
            Connection connection,
            String statement,
            OrganizationId organization,
            String key,
            Object value,
            GrantChange change,
            String actor,
            Instant now)
            throws SQLException {
        Sql.update(
                connection,
                statement,
                organization.value(),
                key,
                value,
                change.reason(),
                change.expiresAt(),
                actor,
                now);
    }

    private static UUID[] ids(List<OrganizationId> organizations) {
        return organizations.stream().map(OrganizationId::value).toArray(UUID[]::new);
    }
}
