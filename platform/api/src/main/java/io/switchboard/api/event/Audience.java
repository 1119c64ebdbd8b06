// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.event;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.util.Objects;
import java.util.Set;

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
        Objects.requireNonNull(permission, "permission");
        people = Set.copyOf(people);
        teams = Set.copyOf(teams);
    }

    /** Whether the caller is told. */
    public boolean includes(Caller caller) {
        return caller.scope(permission).map(scope -> includes(caller, scope)).orElse(false);
    }

    private boolean includes(Caller caller, Scope scope) {
        boolean isOwn = caller.user().map(people::contains).orElse(false);
        return switch (scope) {
            case ALL -> true;
            case TEAM -> isOwn || teams.isEmpty() || teams.stream().anyMatch(caller.teams()::contains);
            case OWN -> isOwn;
        };
    }
}
