// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.kernel.module.DeclaredPermission;
import java.util.HashMap;
import java.util.Map;

/**
 * A role of an organization.
 *
 * @param scopes the permissions that it holds, each with its scope, {@code owner} for the owner alone
 * @param version counts the changes; 1 for one of the four
 */
public record KnownRole(String key, String name, String meaning, Map<String, String> scopes, int version) {
    public KnownRole {
        scopes = Map.copyOf(scopes);
    }

    public boolean isBuiltIn() {
        return Roles.KEYS.contains(key);
    }

    /** What somebody with the role holds. */
    public Map<String, Scope> held(boolean owner) {
        Map<String, Scope> held = new HashMap<>();
        scopes.forEach((permission, scope) -> {
            if (!scope.equals(DeclaredPermission.OWNER)) {
                held.put(permission, Scope.of(scope));
            } else if (owner) {
                held.put(permission, Scope.ALL);
            }
        });
        return held;
    }
}
