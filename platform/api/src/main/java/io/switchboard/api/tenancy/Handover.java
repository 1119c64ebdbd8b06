// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a member's open work goes: to another member, to a team, or back to the queue of those that are
 * assigned to nobody.
 */
public record Handover(@Nullable UserId userOrNull, @Nullable TeamId teamOrNull) {

    public Handover {
        if (userOrNull != null && teamOrNull != null) {
            throw new IllegalArgumentException("Work is handed to a member or to a team, not to both");
        }
    }

    public static Handover toUser(UserId user) {
        return new Handover(user, null);
    }

    public static Handover toTeam(TeamId team) {
        return new Handover(null, team);
    }

    public static Handover toQueue() {
        return new Handover(null, null);
    }

    public Optional<UserId> user() {
        return Optional.ofNullable(userOrNull);
    }

    public Optional<TeamId> team() {
        return Optional.ofNullable(teamOrNull);
    }
}
