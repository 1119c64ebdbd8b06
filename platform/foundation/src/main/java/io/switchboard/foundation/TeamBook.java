// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The teams of the caller's organization. Every member sees them; changes need {@code teams.manage} and count at once. */
public interface TeamBook {
    String MANAGE = "teams.manage";

    /** By name. */
    List<TeamEntry> list(Identity actor);

    Optional<TeamEntry> find(Identity actor, TeamId team);

    /**
     * Makes a team.
     *
     * @throws io.switchboard.api.problem.InvalidInput for a name that is missing, too long or taken
     */
    TeamEntry create(Identity actor, String name);

    /** @throws io.switchboard.api.problem.InvalidInput as {@link #create} */
    void rename(Identity actor, TeamId team, String name);

    /** The team is no more; its members stay members, and what belonged to it belongs to no team. */
    void remove(Identity actor, TeamId team);

    /**
     * Exactly these active members are in the team from now on; who is deactivated stays in it unseen.
     *
     * @throws io.switchboard.api.problem.NotFound for somebody who is no member of the organization
     * @throws io.switchboard.api.problem.Refusal 409 {@code teams.member_deactivated}; 403 {@code teams.own_membership}
     *     for who would see more by being in it
     */
    void fill(Identity actor, TeamId team, Set<UserId> members);

    /** A team with its active members, by name. */
    record TeamEntry(TeamId id, String name, List<TeamMember> members) {
        public TeamEntry {
            members = List.copyOf(members);
        }

        public boolean has(UserId user) {
            return members.stream().anyMatch(member -> member.id().equals(user));
        }
    }

    /** Somebody in a team. */
    record TeamMember(UserId id, String name, String email) {}
}
