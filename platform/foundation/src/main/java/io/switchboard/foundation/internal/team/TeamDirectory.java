// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.team;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.foundation.TeamBook.TeamMember;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The teams as modules see them. */
public final class TeamDirectory implements Teams {
    private final TeamRows rows = new TeamRows();
    private final PlatformDatabase database;
    private final Callers callers;

    public TeamDirectory(PlatformDatabase database, Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    @Override
    public List<Team> all() {
        return entries().stream().map(TeamDirectory::team).toList();
    }

    @Override
    public Optional<Team> find(TeamId team) {
        return entry(team).map(TeamDirectory::team);
    }

    @Override
    public Set<UserId> members(TeamId team) {
        return entry(team).stream()
                .flatMap(entry -> entry.members().stream())
                .map(TeamMember::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<TeamEntry> entries() {
        return database.transaction(c -> rows.list(c, callers.current().organization()));
    }

    private Optional<TeamEntry> entry(TeamId team) {
        return database.transaction(c -> rows.find(c, callers.current().organization(), team));
    }

    private static Team team(TeamEntry entry) {
        return new Team(entry.id(), entry.name());
    }
}
