// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Changes;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.Ownership;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says in names to whom a conversation went; they are looked up only where something has changed. */
record OwnerNames(Members members, Teams teams) {

    Changes changes(Ownership before, Ownership after) {
        Changes assignee = Objects.equals(before.assignee(), after.assignee())
                ? Changes.none()
                : Changes.of("assignee", member(before.assignee()), member(after.assignee()));
        return Objects.equals(before.team(), after.team())
                ? assignee
                : assignee.and("team", team(before.team()), team(after.team()));
    }

    private @Nullable String member(@Nullable UUID member) {
        return member == null ? null : members.find(new UserId(member)).map(Member::name).orElse(member.toString());
    }

    private @Nullable String team(@Nullable UUID team) {
        return team == null ? null : teams.find(new TeamId(team)).map(Team::name).orElse(team.toString());
    }
}
