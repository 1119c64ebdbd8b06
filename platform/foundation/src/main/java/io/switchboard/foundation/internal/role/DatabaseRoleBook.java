// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.role;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.foundation.RoleBook;
import io.switchboard.foundation.internal.account.KnownRole;
import io.switchboard.foundation.internal.account.RoleRows;
import io.switchboard.foundation.internal.account.RoleRows.Offered;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.RequiredRoles;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Roles in the platform's tables; each change is made while nobody else changes that organization's people. */
public final class DatabaseRoleBook implements RoleBook {
    private static final int MOST = 50;

    private final RoleRows rows = new RoleRows();
    private final RequiredRoles required = new RequiredRoles();
    private final PlatformDatabase database;
    private final PermissionCatalogue permissions;
    private final Roles roles;
    private final RoleRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    public DatabaseRoleBook(
            PlatformDatabase database, PermissionCatalogue permissions, Roles roles, AuditTrail audit, Clock clock) {
        this.database = database;
        this.permissions = permissions;
        this.roles = roles;
        this.rules = new RoleRules(permissions, roles);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<RoleEntry> list(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> {
            Map<String, Integer> people = rows.people(c, organization);
            return roles.all(c, organization).stream().map(role -> entry(actor, role, people)).toList();
        });
    }

    @Override
    public Optional<RoleEntry> find(Identity actor, String key) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> {
            Map<String, Integer> people = rows.people(c, organization);
            return roles.find(c, organization, key).map(role -> entry(actor, role, people));
        });
    }

    @Override
    public Optional<String> name(Identity actor, String key) {
        OrganizationId organization = organization(actor);
        return Roles.KEYS.contains(key)
                ? Optional.of(Roles.name(key))
                : database.transaction(c -> roles.ownName(c, organization, key));
    }

    @Override
    public List<DeclaredPermission> permissions() {
        return permissions.all().stream().filter(permission -> !permission.scopes().isEmpty()).toList();
    }

    @Override
    public RoleEntry create(Identity actor, RoleWish wish) {
        OrganizationId organization = managing(actor);
        String key = Ids.next().toString();
        KnownRole wanted = rules.checked(actor, new KnownRole(key, "", "", Map.of(), 1), wish);
        return database.transaction(c -> {
            lock(c, organization);
            List<KnownRole> own = rows.list(c, organization);
            if (own.size() >= MOST) {
                throw new Refusal(409, "role.too_many", "An organization has " + MOST + " roles of its own at most; remove one first.");
            }
            RoleRules.requireFree(own, wanted);
            rows.insert(c, organization, wanted, clock.instant());
            protect(c, actor, organization, wanted);
            record(c, actor, "role.created", wanted, Map.of("after", picture(wanted)));
            return entry(actor, wanted, Map.of());
        });
    }

    @Override
    public RoleEntry change(Identity actor, String key, @Nullable Integer version, RoleWish wish) {
        OrganizationId organization = managing(actor);
        return database.transaction(c -> {
            lock(c, organization);
            KnownRole before = changeable(c, actor, organization, key);
            if (version != null && version != before.version()) {
                throw new Refusal(412, "role.changed_meanwhile", "Somebody changed the role meanwhile; load it again.");
            }
            KnownRole wanted = rules.checked(actor, before, wish);
            if (!picture(wanted).equals(picture(before))) {
                RoleRules.requireFree(rows.list(c, organization), wanted);
                wanted = new KnownRole(key, wanted.name(), wanted.meaning(), wanted.scopes(), before.version() + 1);
                rows.update(c, organization, wanted, clock.instant());
                if (!wanted.scopes().equals(before.scopes())) {
                    protect(c, actor, organization, wanted);
                    revokeOffers(c, actor, organization, wanted);
                }
                record(c, actor, "role.changed", wanted, Map.of("before", picture(before), "after", picture(wanted)));
            }
            return entry(actor, wanted, rows.people(c, organization));
        });
    }

    /** A role as mighty as one that needs a second factor needs one too, or it would be the way around the policy. */
    private void protect(Connection connection, Identity actor, OrganizationId organization, KnownRole role)
            throws SQLException {
        Set<String> needing = required.of(connection, organization);
        for (String key : needing.contains(role.key()) ? Set.<String>of() : needing) {
            Optional<KnownRole> weaker = roles.find(connection, organization, key).filter(one -> roles.isAtLeast(role, one));
            if (weaker.isPresent()) {
                required.add(connection, organization, role.key());
                Map<String, Object> change = Map.of(
                        "before", Map.of("twoFactorRoles", needing),
                        "after", Map.of("twoFactorRoles", required.of(connection, organization)));
                audit.record(
                        connection,
                        AuditTrail.Entry.of(actor, "security.policy_changed", "organization", organization, change));
                return;
            }
        }
    }

    /** Of those who have the role, what they could not offer any more. */
    private void revokeOffers(Connection connection, Identity actor, OrganizationId organization, KnownRole role)
            throws SQLException {
        for (Offered offered : rows.offeredBy(connection, organization, role)) {
            Identity inviter = new Identity(
                    offered.by(), "", "", organization, "", role.key(), role.held(false), Set.of(), null);
            KnownRole given = roles.find(connection, organization, offered.role()).orElseThrow();
            if (!inviter.may("users.invite") || !roles.isGrantable(inviter, given)) {
                rows.revoke(connection, organization, offered, clock.instant());
                Map<String, Object> detail = Map.of("email", offered.email(), "role", offered.role());
                audit.record(
                        connection,
                        AuditTrail.Entry.of(actor, "invitation.revoked", "invitation", offered.invitation(), detail));
            }
        }
    }

    @Override
    public void remove(Identity actor, String key) {
        OrganizationId organization = managing(actor);
        database.transaction(c -> {
            lock(c, organization);
            KnownRole role = changeable(c, actor, organization, key);
            int uses = rows.uses(c, organization, role);
            if (uses > 0) {
                throw new Refusal(
                        409,
                        "role.in_use",
                        "This role is still given " + uses + (uses == 1 ? " time" : " times")
                                + " to people, deactivated ones too, or in open invitations; give them another one first.");
            }
            rows.delete(c, organization, role);
            record(c, actor, "role.removed", role, Map.of("before", picture(role)));
            return true;
        });
    }

    private KnownRole changeable(Connection connection, Identity actor, OrganizationId organization, String key)
            throws SQLException {
        KnownRole role = roles.find(connection, organization, key).orElseThrow(NotFound::new);
        if (role.isBuiltIn()) {
            throw new Refusal(409, "role.built_in", "This role is the same everywhere; make one of your own after it.");
        }
        if (role.key().equals(actor.role())) {
            throw new Refusal(409, "role.own", "Nobody changes the role that they have; ask an admin.");
        }
        if (!roles.isGrantable(actor, role)) {
            throw new Refusal(403, "role.above_own", "This role may more than you; ask somebody who may all of it.");
        }
        return role;
    }

    private RoleEntry entry(Identity actor, KnownRole role, Map<String, Integer> people) {
        boolean isChangeable = !role.isBuiltIn()
                && actor.may(MANAGE)
                && !role.key().equals(actor.role())
                && roles.isGrantable(actor, role);
        return new RoleEntry(
                role.key(),
                role.name(),
                role.meaning(),
                role.isBuiltIn(),
                role.scopes(),
                role.version(),
                people.getOrDefault(role.key(), 0),
                isChangeable);
    }

    /** As the log shows it. */
    private static Map<String, Object> picture(KnownRole role) {
        return Map.of("name", role.name(), "description", role.meaning(), "permissions", new TreeMap<>(role.scopes()));
    }

    private void record(Connection connection, Identity actor, String action, KnownRole role, Map<String, ?> change)
            throws SQLException {
        Map<String, Object> detail = new HashMap<>(change);
        detail.put("role", role.name());
        audit.record(connection, AuditTrail.Entry.of(actor, action, "role", role.key(), detail));
    }

    /** The lock of all changes to people, so that nobody gets a role that is just being removed. */
    private static void lock(Connection connection, OrganizationId organization) throws SQLException {
        Sql.first(
                connection,
                "select id from foundation.organization where id = ? for no key update",
                row -> true,
                organization.value());
    }

    private static OrganizationId managing(Identity actor) {
        OrganizationId organization = organization(actor);
        actor.requirePerson();
        actor.require(MANAGE);
        return organization;
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }
}
