// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.team;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.work.MemberWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Teams in the platform's tables. */
public final class DatabaseTeams implements TeamBook {
    private static final int LONGEST = 60;

    private final TeamRows rows = new TeamRows();
    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Supplier<MemberWork> work;
    private final Clock clock;

    /** @param work known only once modules run */
    public DatabaseTeams(PlatformDatabase database, AuditTrail audit, Supplier<MemberWork> work, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public List<TeamEntry> list(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> rows.list(c, organization));
    }

    @Override
    public Optional<TeamEntry> find(Identity actor, TeamId team) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> rows.find(c, organization, team));
    }

    @Override
    public TeamEntry create(Identity actor, String name) {
        OrganizationId organization = allowed(actor);
        String valid = valid(name);
        TeamId team = new TeamId(Ids.next());
        return database.transaction(c -> {
            rows.lock(c, organization);
            if (!rows.insert(c, organization, team, valid, clock.instant())) {
                throw taken();
            }
            record(c, actor, "team.created", team, Map.of("after", Map.of("name", valid)));
            return new TeamEntry(team, valid, List.of());
        });
    }

    @Override
    public void rename(Identity actor, TeamId team, String name) {
        String valid = valid(name);
        change(actor, team, (c, organization, before) -> {
            rows.lock(c, organization);
            if (rows.isTaken(c, organization, team, valid)) {
                throw taken();
            }
            if (!before.name().equals(valid)) {
                rows.rename(c, organization, team, valid);
                record(c, actor, "team.renamed", team,
                        Map.of("before", Map.of("name", before.name()), "after", Map.of("name", valid)));
            }
        });
    }

    @Override
    public void remove(Identity actor, TeamId team) {
        change(actor, team, (c, organization, before) -> {
            rows.delete(c, organization, team);
            work.get().release(actor.caller(), team);
            List<String> members = before.members().stream().map(TeamMember::email).toList();
            record(c, actor, "team.removed", team,
                    Map.of("before", Map.of("name", before.name(), "members", members)));
        });
    }

    @Override
    public void fill(Identity actor, TeamId team, Set<UserId> members) {
        change(actor, team, (c, organization, before) -> {
            for (UserId user : members) {
                if (!before.has(user)) {
                    requireNoReach(actor, user);
                    requireActive(c, organization, user);
                    rows.add(c, organization, team, user);
                }
            }
            for (TeamMember member : before.members()) {
                if (!members.contains(member.id())) {
                    rows.remove(c, organization, team, member.id());
                }
            }
            TeamEntry after = rows.find(c, organization, team).orElseThrow(NotFound::new);
            if (!after.equals(before)) {
                record(c, actor, "team.members_changed", team, Map.of(
                        "team", before.name(),
                        "before", Map.of("members", emails(before)),
                        "after", Map.of("members", emails(after))));
            }
        });
    }

    /** Who may say who is in teams does not thereby see what a team has. A program speaks for somebody whose role it does not show. */
    private static void requireNoReach(Identity actor, UserId user) {
        boolean gains = actor.isProgram() || actor.scopes().containsValue(Scope.TEAM);
        if (user.equals(actor.user()) && gains && !actor.role().equals(Roles.ADMIN)) {
            throw new Refusal(
                    403, "teams.own_membership", "You would see what this team has, and more than you do now; ask an admin to add you.");
        }
    }

    private void requireActive(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        String state = rows.membership(connection, organization, user).orElseThrow(NotFound::new);
        if (!state.equals("active")) {
            throw new Refusal(
                    409, "teams.member_deactivated", "They are deactivated; reactivate them, then add them to teams.");
        }
    }

    private void change(Identity actor, TeamId team, Work task) {
        OrganizationId organization = allowed(actor);
        database.transaction(c -> {
            rows.lock(c, organization, team);
            TeamEntry before = rows.find(c, organization, team).orElseThrow(NotFound::new);
            task.apply(c, organization, before);
            return true;
        });
    }

    private void record(Connection connection, Identity actor, String action, TeamId team, Map<String, ?> detail)
            throws SQLException {
        audit.record(connection, AuditTrail.Entry.of(actor, action, "team", team, detail));
    }

    private static List<String> emails(TeamEntry team) {
        return team.members().stream().map(TeamMember::email).toList();
    }

    private static OrganizationId allowed(Identity actor) {
        OrganizationId organization = organization(actor);
        actor.require(MANAGE);
        return organization;
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            // The operator belongs to none, and so finds no team.
            throw new NotFound();
        }
        return actor.organization();
    }

    private static String valid(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw new InvalidInput("name", "required", "Give the team a name.");
        }
        if (stripped.length() > LONGEST) {
            throw new InvalidInput("name", "too_long", "A team's name has at most " + LONGEST + " characters.");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "malformed", "A team's name is one line of plain text.");
        }
        return stripped;
    }

    private static InvalidInput taken() {
        return new InvalidInput("name", "teams.name_taken", "Another team has this name; choose a different one.");
    }

    @FunctionalInterface
    private interface Work {
        void apply(Connection connection, OrganizationId organization, TeamEntry before) throws SQLException;
    }
}
