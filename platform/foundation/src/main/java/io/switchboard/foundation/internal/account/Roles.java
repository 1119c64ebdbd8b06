// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.kernel.module.DeclaredPermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The four roles that every organization has, and what each holds: whatever the declared permissions give
 * it. The scope {@code owner} is held only by the organization's owner, over everything.
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

    private final PermissionCatalogue permissions;

    public Roles(PermissionCatalogue permissions) {
        this.permissions = permissions;
    }

    /** What somebody with the role holds. */
    Map<String, Scope> held(String role, boolean owner) {
        if (!KEYS.contains(role)) {
            throw new IllegalArgumentException("There is no role " + role);
        }
        Map<String, Scope> held = new HashMap<>();
        scopes(role).forEach((permission, scope) -> {
            if (!scope.equals(DeclaredPermission.OWNER)) {
                held.put(permission, Scope.of(scope));
            } else if (owner) {
                held.put(permission, Scope.ALL);
            }
        });
        return held;
    }

    /** The permissions that the role holds, with the scope of each. */
    public Map<String, String> scopes(String role) {
        Map<String, String> scopes = new HashMap<>();
        for (DeclaredPermission permission : permissions.all()) {
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
    public boolean isGrantable(Identity actor, String role) {
        boolean isBelow = !actor.isProgram()
                && (!role.equals(actor.role()) || actor.may("roles.manage"));
        return isBelow && held(role, false).entrySet().stream().allMatch(row -> holds(actor, row.getKey(), row.getValue()));
    }

    private static boolean holds(Identity actor, String permission, Scope scope) {
        Scope held = actor.scopes().get(permission);
        return held != null && held.includes(scope);
    }
}
