// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.team;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.foundation.TeamBook.TeamMember;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of teams and their members. One statement reads any number of them. */
final class TeamRows {
    private static final String TEAMS =
            """
            select t.id, t.name, u.id as user_id, u.name as user_name, u.email
            from foundation.team t
            left join (foundation.team_member tm
                       join foundation.membership m on m.organization_id = tm.organization_id
                            and m.user_id = tm.user_id and m.state = 'active'
                       join foundation.app_user u on u.id = tm.user_id and u.status = 'active')
                   on tm.organization_id = t.organization_id and tm.team_id = t.id
            where t.organization_id = ?
            """;
    private static final String ORDER = " order by lower(t.name), t.id, lower(u.name), u.id";

    private record Line(TeamId team, String name, @Nullable TeamMember member) {}

    List<TeamEntry> list(Connection connection, OrganizationId organization) throws SQLException {
        return entries(Sql.list(connection, TEAMS + ORDER, TeamRows::line, organization.value()));
    }

    Optional<TeamEntry> find(Connection connection, OrganizationId organization, TeamId team) throws SQLException {
        return entries(Sql.list(
                        connection, TEAMS + " and t.id = ?" + ORDER, TeamRows::line, organization.value(), team.value()))
                .stream()
                .findFirst();
    }

    private static List<TeamEntry> entries(List<Line> lines) {
        Map<TeamId, String> names = new LinkedHashMap<>();
        Map<TeamId, List<TeamMember>> members = new LinkedHashMap<>();
        for (Line line : lines) {
            names.put(line.team(), line.name());
            List<TeamMember> list = members.computeIfAbsent(line.team(), team -> new ArrayList<>());
            if (line.member() != null) {
                list.add(line.member());
            }
        }
        return names.entrySet().stream()
                .map(team -> new TeamEntry(team.getKey(), team.getValue(), members.getOrDefault(team.getKey(), List.of())))
                .toList();
    }

    /** Until the end of the transaction nobody else names a team here. */
    void lock(Connection connection, OrganizationId organization) throws SQLException {
        Sql.first(
                connection,
                "select 1 from foundation.organization where id = ? for no key update",
                row -> true,
                organization.value());
    }

    /** Until the end of the transaction nobody else changes this team: what is read from here on stays true. */
    void lock(Connection connection, OrganizationId organization, TeamId team) throws SQLException {
        Sql.first(
                connection,
                "select 1 from foundation.team where organization_id = ? and id = ? for update",
                row -> true,
                organization.value(),
                team.value());
    }

    /** @return false when another team has the name */
    boolean insert(Connection connection, OrganizationId organization, TeamId team, String name, Instant now)
            throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into foundation.team (organization_id, id, name, created_at) values (?, ?, ?, ?)
                        on conflict (organization_id, lower(name)) do nothing
                        """,
                        organization.value(),
                        team.value(),
                        name,
                        now)
                == 1;
    }

    /** Whether a team other than this one has the name. */
    boolean isTaken(Connection connection, OrganizationId organization, TeamId but, String name) throws SQLException {
        return Sql.first(
                        connection,
                        """
                        select 1 from foundation.team
                        where organization_id = ? and lower(name) = lower(?) and id <> ?
                        """,
                        row -> true,
                        organization.value(),
                        name,
                        but.value())
                .isPresent();
    }

    void rename(Connection connection, OrganizationId organization, TeamId team, String name) throws SQLException {
        Sql.update(
                connection,
                "update foundation.team set name = ? where organization_id = ? and id = ?",
                name,
                organization.value(),
                team.value());
    }

    void delete(Connection connection, OrganizationId organization, TeamId team) throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.team where organization_id = ? and id = ?",
                organization.value(),
                team.value());
    }

    /** The state of the membership, or empty for somebody who is no member. */
    Optional<String> membership(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        return Sql.first(
                connection,
                "select state from foundation.membership where organization_id = ? and user_id = ? and state <> 'invited'",
                row -> row.getString("state"),
                organization.value(),
                user.value());
    }

    void add(Connection connection, OrganizationId organization, TeamId team, UserId user) throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.team_member (organization_id, team_id, user_id) values (?, ?, ?)
                on conflict do nothing
                """,
                organization.value(),
                team.value(),
                user.value());
    }

    void remove(Connection connection, OrganizationId organization, TeamId team, UserId user) throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.team_member where organization_id = ? and team_id = ? and user_id = ?",
                organization.value(),
                team.value(),
                user.value());
    }

    private static Line line(ResultSet row) throws SQLException {
        @Nullable UUID user = row.getObject("user_id", UUID.class);
        return new Line(
                new TeamId(Sql.uuid(row, "id")),
                row.getString("name"),
                user == null
                        ? null
                        : new TeamMember(new UserId(user), row.getString("user_name"), row.getString("email")));
    }
}
