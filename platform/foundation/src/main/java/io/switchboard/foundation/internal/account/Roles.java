// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.foundation.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The four roles and what they may, read from the matrix in {@code roles.json}: permission, role,
 * scope. The scope {@code owner} is held only by the organization's owner; any other scope counts as
 * held.
 */
public final class Roles {
    static final String ADMIN = "admin";
    static final String AGENT = "agent";
    static final String OPERATOR = "operator";
    static final List<String> KEYS = List.of(ADMIN, "manager", AGENT, "viewer");
    static final Set<String> OPERATOR_PERMISSIONS = Set.of(Identity.OPERATE);

    private final Map<String, Set<String>> byMember;
    private final Map<String, Set<String>> byOwner;

    private Roles(Map<String, Map<String, String>> matrix) {
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

    Set<String> permissions(String role, boolean owner) {
        Set<String> permissions = (owner ? byOwner : byMember).get(role);
        if (permissions == null) {
            throw new IllegalArgumentException("There is no role " + role);
        }
        return permissions;
    }

    private static Set<String> held(Map<String, Map<String, String>> matrix, String role, boolean owner) {
        return matrix.entrySet().stream()
                .filter(row -> {
                    String scope = row.getValue().get(role);
                    return scope != null && (owner || !scope.equals("owner"));
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
