// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.role;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.foundation.RoleBook.RoleWish;
import io.switchboard.foundation.internal.account.KnownRole;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.kernel.module.DeclaredPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a role can be. */
final class RoleRules {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DESCRIPTION = 200;

    private final PermissionCatalogue permissions;
    private final Roles roles;

    RoleRules(PermissionCatalogue permissions, Roles roles) {
        this.permissions = permissions;
        this.roles = roles;
    }

    /**
     * The role as it is wished.
     *
     * @throws InvalidInput for what it cannot be, or what the actor cannot give
     */
    KnownRole checked(Identity actor, KnownRole before, RoleWish wish) {
        List<FieldError> errors = new ArrayList<>();
        String name = Objects.requireNonNullElse(wish.name(), before.name()).strip();
        if (name.isEmpty()) {
            errors.add(new FieldError("name", "required", "Give the role a name."));
        } else if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("name", "invalid", "A name has at most " + LONGEST_NAME + " characters, on one line."));
        }
        String description = Objects.requireNonNullElse(wish.description(), before.meaning()).strip();
        if (description.length() > LONGEST_DESCRIPTION || description.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(
                    "description", "invalid", "A description has at most " + LONGEST_DESCRIPTION + " characters, on one line."));
        }
        Map<String, String> scopes = wish.scopes() == null ? before.scopes() : wish.scopes();
        new TreeMap<>(scopes).forEach((permission, scope) -> check(actor, before, permission, scope).ifPresent(errors::add));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new KnownRole(before.key(), name, description, scopes, before.version());
    }

    private Optional<FieldError> check(Identity actor, KnownRole before, String permission, String scope) {
        if (scope.equals(before.scopes().get(permission))) {
            // Its module may not be running, and what it says is kept for when it is.
            return Optional.empty();
        }
        Optional<DeclaredPermission> declared = permissions.find(permission);
        if (declared.isEmpty()) {
            return error("role.unknown_permission", "There is no permission " + permission + ".");
        }
        Optional<Scope> wanted = declared.get().scopes().stream().filter(known -> known.key().equals(scope)).findFirst();
        if (wanted.isEmpty()) {
            String known = declared.get().scopes().stream().sorted().map(Scope::key).collect(Collectors.joining(", "));
            return error(
                    "role.unknown_scope",
                    known.isEmpty()
                            ? "No role of your own can hold " + permission + "."
                            : "Over whose things somebody has " + permission + " is one of " + known + ".");
        }
        return roles.holds(actor, permission, wanted.get())
                ? Optional.empty()
                : error("role.above_own", "You cannot give " + permission + " over " + scope + ", which you do not have.");
    }

    private static Optional<FieldError> error(String code, String detail) {
        return Optional.of(new FieldError("permissions", code, detail));
    }

    /** @throws InvalidInput when another role has the name */
    static void requireFree(List<KnownRole> own, KnownRole wanted) {
        boolean isTaken = Roles.KEYS.stream().anyMatch(key -> Roles.name(key).equalsIgnoreCase(wanted.name()))
                || own.stream().anyMatch(role -> !role.key().equals(wanted.key()) && role.name().equalsIgnoreCase(wanted.name()));
        if (isTaken) {
            throw new InvalidInput("name", "role.taken", "There is a role of this name already; choose another one.");
        }
    }
}
