// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Permissions of one heading, each with over whose things a role can hold it. */
public record PermissionChoices(String title, List<Item> items) {

    /** A permission and its choices. */
    public record Item(String permission, String words, List<Option> options) {}

    /**
     * A choice.
     *
     * @param value the permission and the scope, or empty for not holding it
     */
    public record Option(String value, String label, boolean isChosen) {}

    /** What the actor can give, and what the role holds already. */
    static List<PermissionChoices> of(
            Collection<DeclaredPermission> declared, Identity actor, Map<String, String> held) {
        Map<String, List<Item>> byGroup = new LinkedHashMap<>();
        for (DeclaredPermission permission : declared) {
            List<Option> options = options(permission, actor, held.getOrDefault(permission.name(), ""));
            if (options.size() > 1) {
                String words = permission.words();
                byGroup.computeIfAbsent(permission.group(), group -> new ArrayList<>())
                        .add(new Item(
                                permission.name(),
                                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                                options));
            }
        }
        return byGroup.entrySet().stream()
                .map(group -> new PermissionChoices(group.getKey(), group.getValue()))
                .toList();
    }

    private static List<Option> options(DeclaredPermission permission, Identity actor, String held) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", Texts.current().get("roles_scope_no"), held.isEmpty()));
        Scope most = actor.scopes().get(permission.name());
        for (Scope scope : permission.scopes().stream().sorted().toList()) {
            boolean isHeld = scope.key().equals(held);
            if (isHeld || (most != null && most.includes(scope))) {
                options.add(new Option(permission.name() + " " + scope.key(), label(permission, scope), isHeld));
            }
        }
        return options;
    }

    private static String label(DeclaredPermission permission, Scope scope) {
        return Texts.current().get(switch (scope) {
            case OWN -> "roles_scope_own";
            case TEAM -> "roles_scope_team";
            case ALL -> permission.scopes().size() > 1 ? "roles_scope_all" : "roles_scope_yes";
        });
    }
}
