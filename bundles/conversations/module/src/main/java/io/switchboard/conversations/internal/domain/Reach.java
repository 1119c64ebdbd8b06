// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.api.tenancy.Scope;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations somebody reaches with a permission.
 *
 * @param member null for who is no person, and so has nothing of their own
 */
public record Reach(Scope scope, @Nullable UUID member, Set<UUID> teams) {
    public static final Reach EVERYTHING = new Reach(Scope.ALL, null, Set.of());

    public Reach {
        teams = Set.copyOf(teams);
    }

    public boolean includes(Ownership whose) {
        boolean isOwn = member != null && whose.isOwn(member);
        return switch (scope) {
            case ALL -> true;
            case TEAM -> isOwn || whose.team() == null || teams.contains(whose.team());
            case OWN -> isOwn;
        };
    }
}
