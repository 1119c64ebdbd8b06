// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The four roles and what they may, read from the matrix in {@code roles.json}: permission, role,
 * scope. The scope {@code owner} is held only by the organization's owner, over everything.
 */
public final class Roles {
    public static final String ADMIN = "admin";
    /** The strongest first. */
    public static final List<String> KEYS = List.of(ADMIN, "manager", "agent", "viewer");

    static final String OPERATOR = "operator";
    private static final String OWNERS = "owner";
    static final Map<String, Scope> OPERATOR_SCOPES = Map.of(Identity.OPERATE, Scope.ALL);

    private static final Map<String, String> NAMES =
            Map.of(ADMIN, "Admin", "manager", "Manager", "agent", "Agent", "viewer", "Viewer");
    private static final Map<String, String> MEANINGS = Map.of(
            ADMIN, "An admin does everything: the organization's settings, its people and its bill, and all work.",
            "manager", "A manager leads the work: assigns it, sees every figure, runs campaigns, and invites agents and viewers.",
            "agent", "An agent answers customers and works on what their team has.",
            "viewer", "A viewer reads everything and changes nothing.");

    private final Map<String, Map<String, String>> matrix;
    private final Map<String, Map<String, Scope>> byMember;
    private final Map<String, Map<String, Scope>> byOwner;

    private Roles(Map<String, Map<String, String>> matrix) {
        this.matrix = matrix;
        byMember = KEYS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), r -> held(matrix, r, false)));
        byOwner = KEYS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), r -> held(matrix, r, true)));
    }

    public static Roles load() {
        try (InputStream in = Roles.class.getResourceAsStream("roles.json")) {
            return new Roles(new ObjectMapper().readValue(in, new TypeReference<Map<String, Map<String, String>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The roles cannot be read", e);
        }
    }

    /** What somebody with the role holds. */
    Map<String, Scope> held(String role, boolean owner) {
        Map<String, Scope> held = (owner ? byOwner : byMember).get(role);
        if (held == null) {
            throw new IllegalArgumentException("There is no role " + role);
        }
        return held;
    }

    /** The permissions that the role holds, with the scope of each. */
    public Map<String, String> scopes(String role) {
        return matrix.entrySet().stream()
                .filter(row -> row.getValue().containsKey(role))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, row -> row.getValue().get(role)));
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

    private static Map<String, Scope> held(Map<String, Map<String, String>> matrix, String role, boolean owner) {
        return matrix.entrySet().stream()
                .filter(row -> {
                    String scope = row.getValue().get(role);
                    return scope != null && (owner || !scope.equals(OWNERS));
                })
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, row -> scope(row.getValue().get(role))));
    }

    private static Scope scope(String key) {
        return key.equals(OWNERS) ? Scope.ALL : Scope.of(key);
    }
}
