// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.kernel.module.DeclaredPermission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The roles of organizations: the four that every one has, which hold whatever the declared permissions
 * give them, and each one's own. The scope {@code owner} is held only by the organization's owner, over
 * everything.
 */
public final class Roles {
    public static final String ADMIN = "admin";
    /** The strongest first. */
    public static final List<String> KEYS = List.of(ADMIN, "manager", "agent", "viewer");

    static final String OPERATOR = "operator";
    static final Map<String, Scope> OPERATOR_SCOPES = Map.of(Identity.OPERATE, Scope.ALL);

    private static final Map<String, String> NAMES =
            Map.of(ADMIN, "Admin", "manager", "Manager", "agent", "Agent", "viewer", "Viewer");
    private static final Map<String, String> MEANINGS = Map.of(
            ADMIN, "An admin does everything: the organization's settings, its people and its bill, and all work.",
            "manager", "A manager leads the work: assigns it, sees every figure, runs campaigns, and invites agents and viewers.",
            "agent", "An agent answers customers and works on what their team has.",
            "viewer", "A viewer reads everything and changes nothing.");

    private final RoleRows rows = new RoleRows();
    private final PermissionCatalogue permissions;

    public Roles(PermissionCatalogue permissions) {
        this.permissions = permissions;
    }

    /** What somebody with one of the four roles holds. */
    Map<String, Scope> held(String role, boolean owner) {
        return builtIn(role).orElseThrow(() -> new IllegalArgumentException("There is no role " + role)).held(owner);
    }

    private Optional<KnownRole> builtIn(String key) {
        return KEYS.contains(key)
                ? Optional.of(new KnownRole(key, name(key), meaning(key), scopes(key, permissions.all()), 1))
                : Optional.empty();
    }

    /** The role of the organization: one of the four or its own. */
    public Optional<KnownRole> find(Connection connection, OrganizationId organization, String key) throws SQLException {
        Optional<KnownRole> builtIn = builtIn(key);
        Optional<UUID> id = builtIn.isPresent() ? Optional.empty() : id(key);
        return id.isPresent() ? rows.find(connection, organization, id.get()) : builtIn;
    }

    /** What a role of the organization's own is called. */
    public Optional<String> ownName(Connection connection, OrganizationId organization, String key) throws SQLException {
        Optional<UUID> id = id(key);
        return id.isPresent() ? rows.name(connection, organization, id.get()) : Optional.empty();
    }

    private static Optional<UUID> id(String key) {
        try {
            UUID id = UUID.fromString(key);
            return id.toString().equals(key) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** The four, strongest first, then the organization's own by name. */
    public List<KnownRole> all(Connection connection, OrganizationId organization) throws SQLException {
        List<KnownRole> all = new ArrayList<>();
        KEYS.forEach(key -> builtIn(key).ifPresent(all::add));
        all.addAll(rows.list(connection, organization));
        return all;
    }

    /** What the declared permissions give to one of the four. */
    private static Map<String, String> scopes(String role, Collection<DeclaredPermission> declared) {
        Map<String, String> scopes = new HashMap<>();
        for (DeclaredPermission permission : declared) {
            String scope = permission.roles().get(role);
            if (scope != null) {
                scopes.put(permission.name(), scope);
            }
        }
        return scopes;
    }

    public static String name(String role) {
        return NAMES.getOrDefault(role, role);
    }

    /** What somebody with the role does, in a sentence. */
    public static String meaning(String role) {
        return MEANINGS.getOrDefault(role, "");
    }

    /** Nobody gives what they lack, only those who manage roles give their own, and a program gives none. */
    public boolean isGrantable(Identity actor, KnownRole role) {
        if (actor.isProgram() || (role.key().equals(ADMIN) && !actor.role().equals(ADMIN))) {
            return false;
        }
        Map<String, DeclaredPermission> known = permissions.known();
        return (!role.key().equals(actor.role()) || actor.may("roles.manage"))
                && whole(role, known).entrySet().stream()
                        .allMatch(row -> holds(actor, known, row.getKey(), row.getValue()));
    }

    public boolean holds(Identity actor, String permission, Scope scope) {
        return holds(actor, permissions.known(), permission, scope);
    }

    /** Whether the role holds all that the other holds, at least as far. */
    public boolean isAtLeast(KnownRole role, KnownRole other) {
        Map<String, DeclaredPermission> known = permissions.known();
        Map<String, Scope> held = whole(role, known);
        return whole(other, known).entrySet().stream().allMatch(row -> {
            Scope scope = held.get(row.getKey());
            return scope != null && scope.includes(row.getValue());
        });
    }

    /** One of the four holds more again as soon as a module that is installed runs. */
    private static Map<String, Scope> whole(KnownRole role, Map<String, DeclaredPermission> known) {
        return role.isBuiltIn()
                ? new KnownRole(role.key(), "", "", scopes(role.key(), known.values()), 1).held(false)
                : role.held(false);
    }

    private static boolean holds(
            Identity actor, Map<String, DeclaredPermission> known, String permission, Scope scope) {
        Scope held = actor.scopes().get(permission);
        if (held != null && held.includes(scope)) {
            return true;
        }
        DeclaredPermission declared = known.get(permission);
        if (actor.isEnrolling()) {
            return false;
        }
        if (declared == null) {
            // Nobody's any more: what an own role kept of a module that has gone must not bind the admin's hands.
            return actor.role().equals(ADMIN);
        }
        String given = KEYS.contains(actor.role()) ? declared.roles().get(actor.role()) : null;
        return given != null && !given.equals(DeclaredPermission.OWNER) && Scope.of(given).includes(scope);
    }
}
