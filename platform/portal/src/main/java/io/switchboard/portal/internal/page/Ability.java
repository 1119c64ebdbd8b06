// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a role allows, in words. */
final class Ability {
    private static final List<String> SCOPES = List.of("own", "team", "all");

    private Ability() {}

    /** What a role allows that another does not, or over less; each role as its permissions with their scopes. */
    static List<String> beyond(
            Collection<DeclaredPermission> declared, Map<String, String> other, Map<String, String> role) {
        return declared.stream()
                .filter(permission -> reach(permission, role) > reach(permission, other))
                .map(permission -> words(permission, role.get(permission.name())))
                .toList();
    }

    /** All that a role allows, under the headings of those who declare it. */
    static Map<String, List<String>> byHeading(Collection<DeclaredPermission> declared, Map<String, String> role) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        declared.stream()
                .filter(permission -> role.containsKey(permission.name()))
                .forEach(permission -> known.computeIfAbsent(permission.group(), none -> new ArrayList<>())
                        .add(words(permission, role.get(permission.name()))));
        return known;
    }

    private static int reach(DeclaredPermission permission, Map<String, String> scopes) {
        return SCOPES.indexOf(scopes.getOrDefault(permission.name(), ""));
    }

    private static String words(DeclaredPermission permission, String scope) {
        String words = permission.words();
        return switch (scope) {
            case "own" -> Texts.current().of("ability_own", words);
            case "team" -> Texts.current().of("ability_team", words);
            default -> permission.scopes().size() > 1 ? Texts.current().of("ability_all", words) : words;
        };
    }
}
