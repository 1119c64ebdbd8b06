// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.team;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.foundation.TeamBook.TeamMember;
import io.switchboard.foundation.internal.account.BriefCache;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The teams as modules see them; the list is at most a second old, since every look at the inbox asks for it. */
public final class TeamDirectory implements Teams {
    private final TeamRows rows = new TeamRows();
    private final PlatformDatabase database;
    private final Callers callers;
    private final BriefCache<OrganizationId, List<TeamEntry>> cache;

    public TeamDirectory(PlatformDatabase database, Callers callers, Clock clock) {
        this.database = database;
        this.callers = callers;
        this.cache = new BriefCache<>(clock, Duration.ofSeconds(1));
    }

    @Override
    public List<Team> all() {
        return cache.get(callers.current().organization(), this::load).orElseThrow().stream().map(TeamDirectory::team).toList();
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

    private Optional<List<TeamEntry>> load(OrganizationId organization) {
        return Optional.of(database.transaction(c -> rows.list(c, organization)));
    }

    /** As it is now: what is given to a team must not go to one that is no more. */
    private Optional<TeamEntry> entry(TeamId team) {
        return database.transaction(c -> rows.find(c, callers.current().organization(), team));
    }

    private static Team team(TeamEntry entry) {
        return new Team(entry.id(), entry.name());
    }
}
