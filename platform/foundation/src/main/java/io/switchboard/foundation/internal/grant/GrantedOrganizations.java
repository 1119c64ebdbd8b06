// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Organizations;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists organizations and changes what they are granted. */
public final class GrantedOrganizations implements Organizations {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9._-]{0,79}");
    private static final int LONGEST_REASON = 500;
    private static final String ORGANIZATIONS =
            """
            select o.id, o.slug, o.name, o.status, o.created_at,
                   (select count(*) from foundation.membership m
                    where m.organization_id = o.id and m.state = 'active') as members
            from foundation.organization o where o.purged_at is null
            """;

    private final PlatformDatabase database;
    private final GrantStore store = new GrantStore();
    private final EntitlementGate gate;
    private final AuditTrail audit;
    private final Clock clock;

    public GrantedOrganizations(PlatformDatabase database, EntitlementGate gate, AuditTrail audit, Clock clock) {
        this.database = database;
        this.gate = gate;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Organization> list(int limit, @Nullable OrganizationId after) {
        return database.transaction(c -> {
            List<Organization> bare = after == null
                    ? Sql.list(c, ORGANIZATIONS + " order by o.id desc limit ?", GrantedOrganizations::bare, limit)
                    : Sql.list(
                            c,
                            ORGANIZATIONS + " and o.id < ? order by o.id desc limit ?",
                            GrantedOrganizations::bare,
                            after.value(),
                            limit);
            return withGrants(c, bare);
        });
    }

    @Override
    public Optional<Organization> find(OrganizationId organization) {
        return database.transaction(c -> find(c, organization));
    }

    @Override
    public Organization setGrants(OrganizationId organization, GrantChange change, Identity actor) {
        check(change);
        record Changed(Organization organization, Entitlements entitlements) {}
        Changed changed = database.transaction(c -> {
            long version = store.nextVersion(c);
            Organization before = find(c, organization).orElseThrow(NotFound::new);
            Instant now = clock.instant();
            store.stamp(c, organization, version, now);
            store.apply(c, organization, change, actor.email(), now);
            Organization after = find(c, organization).orElseThrow(NotFound::new);
            audit.recordForBoth(c, entry(before, after, change, actor));
            return new Changed(after, store.entitlements(c, organization));
        });
        gate.publish(organization, changed.entitlements());
        return changed.organization();
    }

    private Optional<Organization> find(Connection connection, OrganizationId organization) throws SQLException {
        List<Organization> bare = Sql.list(
                connection, ORGANIZATIONS + " and o.id = ?", GrantedOrganizations::bare, organization.value());
        return withGrants(connection, bare).stream().findFirst();
    }

    private List<Organization> withGrants(Connection connection, List<Organization> bare) throws SQLException {
        List<OrganizationId> ids = bare.stream().map(Organization::id).toList();
        Map<OrganizationId, Map<String, FeatureGrant>> features = store.features(connection, ids);
        Map<OrganizationId, Map<String, LimitGrant>> limits = store.limits(connection, ids);
        Instant now = clock.instant();
        return bare.stream()
                .map(o -> new Organization(
                        o.id(),
                        o.slug(),
                        o.name(),
                        o.status(),
                        o.createdAt(),
                        o.members(),
                        inForce(features.getOrDefault(o.id(), Map.of()), FeatureGrant::expiresAt, now),
                        inForce(limits.getOrDefault(o.id(), Map.of()), LimitGrant::expiresAt, now)))
                .toList();
    }

    private static <G> Map<String, G> inForce(Map<String, G> grants, Expiry<G> expiry, Instant now) {
        Map<String, G> current = new LinkedHashMap<>();
        grants.forEach((key, grant) -> {
            Instant expiresAt = expiry.of(grant);
            if (expiresAt == null || expiresAt.isAfter(now)) {
                current.put(key, grant);
            }
        });
        return current;
    }

    private void check(GrantChange change) {
        List<FieldError> errors = new ArrayList<>();
        checkKeys(errors, "features", change.features());
        checkKeys(errors, "limits", change.limits());
        change.limits().forEach((meter, limit) -> {
            if (limit != null && limit < 0) {
                errors.add(new FieldError("limits." + meter, "invalid", "A limit is zero or more."));
            }
        });
        if (change.expiresAt() != null && !change.expiresAt().isAfter(clock.instant())) {
            errors.add(new FieldError("expiresAt", "past", "Choose an end in the future, or none."));
        }
        if (change.reason().isBlank() || change.reason().length() > LONGEST_REASON) {
            errors.add(new FieldError(
                    "reason", "required", "Say why in at most " + LONGEST_REASON + " characters; it is kept with the change."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void checkKeys(List<FieldError> errors, String field, Map<String, ?> grants) {
        for (String key : grants.keySet()) {
            if (!KEY.matcher(key).matches()) {
                errors.add(new FieldError(field, "invalid", "A key has small letters, digits, dots and dashes, as in crm."));
            }
        }
    }

    private static AuditTrail.Entry entry(Organization before, Organization after, GrantChange change, Identity actor) {
        return new AuditTrail.Entry(
                after.id(),
                actor.user(),
                actor.email(),
                "grants.changed",
                "organization",
                after.id().toString(),
                Map.of(
                        "reason", change.reason(),
                        "before", Map.of("features", before.features(), "limits", before.limits()),
                        "after", Map.of("features", after.features(), "limits", after.limits())));
    }

    private static Organization bare(ResultSet row) throws SQLException {
        return new Organization(
                new OrganizationId(Sql.uuid(row, "id")),
                row.getString("slug"),
                row.getString("name"),
                row.getString("status"),
                Sql.instant(row, "created_at"),
                row.getInt("members"),
                Map.of(),
                Map.of());
    }

    @FunctionalInterface
    private interface Expiry<G> {
        @Nullable Instant of(G grant);
    }
}
