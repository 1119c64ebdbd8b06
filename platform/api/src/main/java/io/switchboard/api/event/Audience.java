// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.event;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which signed-in clients are told of a fact: those who hold the permission over what it is about. The
 * handlers of modules are told of every fact.
 *
 * @param permission what they must hold
 * @param people whose own it is
 * @param teams the teams that it belongs to; none when it belongs to no team, which every team sees
 */
public record Audience(String permission, Set<UserId> people, Set<TeamId> teams) {

    public Audience {
        people = Set.copyOf(people);
        teams = Set.copyOf(teams);
    }

    /** Whether somebody with these permissions and teams is told. */
    public boolean includes(@Nullable UserId user, Map<String, Scope> scopes, Set<TeamId> theirs) {
        Scope scope = scopes.get(permission);
        if (scope == null) {
            return false;
        }
        boolean isOwn = user != null && people.contains(user);
        return switch (scope) {
            case ALL -> true;
            case TEAM -> isOwn || teams.isEmpty() || teams.stream().anyMatch(theirs::contains);
            case OWN -> isOwn;
        };
    }
}
