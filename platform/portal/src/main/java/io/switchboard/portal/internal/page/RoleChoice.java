// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People.Role;
import io.switchboard.kernel.module.DeclaredPermission;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A role that somebody could get, with what would change for them. */
public record RoleChoice(String key, String name, String meaning, List<String> gained, List<String> lost) {

    /** The roles that may be given to the person, but the one that they have. */
    static List<RoleChoice> of(Person person, List<Role> roles, Collection<DeclaredPermission> declared) {
        Map<String, String> now = roles.stream()
                .filter(role -> role.key().equals(person.role()))
                .findFirst()
                .map(Role::scopes)
                .orElse(Map.of());
        return roles.stream()
                .filter(role -> role.isGrantable() && !role.key().equals(person.role()))
                .map(role -> new RoleChoice(
                        role.key(),
                        role.name(),
                        role.meaning(),
                        Ability.beyond(declared, now, role.scopes()),
                        Ability.beyond(declared, role.scopes(), now)))
                .toList();
    }
}
