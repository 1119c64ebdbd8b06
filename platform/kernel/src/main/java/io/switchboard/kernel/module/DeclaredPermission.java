// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import io.switchboard.api.tenancy.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A permission as the platform or a module declares it.
 *
 * @param words the act, in words that go on after "may"
 * @param group the heading that it stands under
 * @param scopes over whose things it can be held; none means that no role of an organization's own can hold it
 * @param roles the scope that each of the four roles holds it with, {@code owner} for the owner alone
 */
public record DeclaredPermission(
        String name, String words, String group, Set<Scope> scopes, Map<String, String> roles) {
    public static final String OWNER = "owner";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST = 80;

    /** @throws IllegalArgumentException for what nobody could hold or read */
    public DeclaredPermission {
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the permission " + name + " has no name such as customer.edit");
        }
        if (words.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException(
                    "the permission " + name + " has no " + (words.isBlank() ? "words" : "group") + " to be read by");
        }
        scopes = Set.copyOf(scopes);
        roles = Map.copyOf(roles);
        for (String scope : roles.values()) {
            if (!scope.equals(OWNER)) {
                scope(name, scope);
            }
        }
    }

    /** @param scopes with a space between */
    public static DeclaredPermission of(
            String name, String words, String group, String scopes, Map<String, String> roles) {
        Set<Scope> allowed = EnumSet.noneOf(Scope.class);
        Arrays.stream(scopes.split(" ")).filter(key -> !key.isEmpty()).forEach(key -> allowed.add(scope(name, key)));
        return new DeclaredPermission(name, words, group, allowed, roles);
    }

    private static Scope scope(String name, String key) {
        try {
            return Scope.of(key);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "the permission " + name + " has the scope " + key + "; use own, team or all", unknown);
        }
    }
}
