// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.People.Filter;
import io.switchboard.foundation.People.Order;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of memberships, with the person of each. */
final class MemberRows {
    private static final String MEMBERS =
            """
            select u.id, u.name, u.email, m.role, m.availability, m.joined_at, o.owner_user_id = u.id as owner,
                   m.deactivated_at, case when u.status = 'active' then m.state else 'deactivated' end as state,
                   (select max(s.last_seen_at) from foundation.sign_in_session s
                    where s.organization_id = m.organization_id and s.user_id = u.id) as last_seen,
                   array(select t.id || ' ' || t.name from foundation.team_member tm
                         join foundation.team t on t.organization_id = tm.organization_id and t.id = tm.team_id
                         where tm.organization_id = m.organization_id and tm.user_id = u.id
                         order by lower(t.name)) as teams,
                   array(select tm.team_id from foundation.team_member tm
                         where tm.organization_id = m.organization_id and tm.user_id = u.id) as team_ids,
                   coalesce(r.name, m.role) as role_name
            from foundation.membership m
            join foundation.app_user u on u.id = m.user_id
            join foundation.organization o on o.id = m.organization_id
            left join foundation.role r on r.organization_id = m.organization_id and r.id = m.role_id
            where m.organization_id = ? and m.state <> 'invited' and m.erased_at is null
            """;

    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final int MOST_WORDS = 10;

    private final Clock clock;

    /** A member as stored. */
    record Row(
            UserId id,
            String name,
            String email,
            String role,
            String availability,
            String state,
            boolean isOwner,
            Instant joinedAt,
            @Nullable Instant deactivatedAt,
            @Nullable Instant lastSeen,
            List<Team> teams) {
        boolean isActive() {
            return state.equals("active");
        }
    }

    MemberRows(Clock clock) {
        this.clock = clock;
    }

    /** @param loads how much each has open; only needed where they are ordered by it */
    List<Row> page(
            Connection connection,
            OrganizationId organization,
            Filter filter,
            Order order,
            Map<UserId, Integer> loads,
            int limit,
            @Nullable UserId after)
            throws SQLException {
        StringBuilder sql = new StringBuilder("with member as (" + MEMBERS + "), keyed as (select member.*, ");
        List<Object> arguments = new ArrayList<>(List.of(organization.value()));
        sql.append(key(order));
        if (order == Order.LOAD) {
            arguments.add(json(loads));
        }
        sql.append(" as sort_key from member) select * from keyed where true");
        WORDS.splitAsStream(filter.text().strip().toLowerCase(Locale.ROOT)).limit(MOST_WORDS).forEach(word -> {
            sql.append(" and position(? in lower(name || ' ' || email || ' ' || role_name)) > 0");
            arguments.add(word);
        });
        if (filter.team() != null) {
            sql.append(" and ? = any (team_ids)");
            arguments.add(filter.team().value());
        }
        if (!filter.role().isEmpty()) {
            sql.append(" and role = ?");
            arguments.add(filter.role());
        }
        if (!filter.state().isEmpty()) {
            sql.append(" and state = ?");
            arguments.add(filter.state());
        }
        if (after != null) {
            sql.append(" and (sort_key, lower(name), id) > (select a.sort_key, lower(a.name), a.id from keyed a where a.id = ?)");
            arguments.add(after.value());
        }
        arguments.add(limit);
        return Sql.list(
                connection, sql + " order by sort_key, lower(name), id limit ?", MemberRows::row, arguments.toArray());
    }

    /** What they are ordered by first; always upwards. */
    private static String key(Order order) {
        return switch (order) {
            case NAME -> "0";
            case ROLE -> "coalesce(array_position(array['admin', 'manager', 'agent', 'viewer'], role)::text, '5' || lower(role_name))";
            case LAST_SEEN -> "-extract(epoch from coalesce(last_seen, 'epoch'))";
            case LOAD -> "-coalesce((?::json ->> id::text)::int, 0)";
        };
    }

    private static String json(Map<UserId, Integer> loads) {
        return loads.entrySet().stream()
                .map(load -> '"' + load.getKey().toString() + "\":" + load.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    List<UserId> ids(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.list(
                connection,
                "select user_id from foundation.membership where organization_id = ? and state <> 'invited' and erased_at is null",
                row -> new UserId(Sql.uuid(row, "user_id")),
                organization.value());
    }

    Optional<Row> find(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        return Sql.first(connection, MEMBERS + " and u.id = ?", MemberRows::row, organization.value(), user.value());
    }

    /** @return whether they were no member before */
    boolean join(Connection connection, OrganizationId organization, UserId user, String role) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into foundation.membership as m (organization_id, user_id, role, joined_at) values (?, ?, ?, ?)
                        on conflict (organization_id, user_id) do update
                        set role = excluded.role, state = 'active', joined_at = excluded.joined_at, deactivated_at = null,
                            erased_at = null, alias = null
                        where m.state <> 'active'
                        """,
                        organization.value(),
                        user.value(),
                        role,
                        clock.instant())
                > 0;
    }

    void joinTeam(Connection connection, OrganizationId organization, UserId user, TeamId team) throws SQLException {
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

    void changeRole(Connection connection, OrganizationId organization, UserId user, String role) throws SQLException {
        Sql.update(
                connection,
                "update foundation.membership set role = ? where organization_id = ? and user_id = ?",
                role,
                organization.value(),
                user.value());
    }

    void deactivate(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.membership set state = 'deactivated', deactivated_at = ?
                where organization_id = ? and user_id = ?
                """,
                clock.instant(),
                organization.value(),
                user.value());
    }

    void reactivate(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.membership set state = 'active', deactivated_at = null
                where organization_id = ? and user_id = ?
                """,
                organization.value(),
                user.value());
    }

    void makeOwner(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        Sql.update(
                connection,
                "update foundation.organization set owner_user_id = ?, updated_at = ? where id = ?",
                user.value(),
                clock.instant(),
                organization.value());
    }

    int activeAdmins(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                        connection,
                        """
                        select count(*) as n from foundation.membership m
                        join foundation.app_user u on u.id = m.user_id and u.status = 'active'
                        where m.organization_id = ? and m.state = 'active' and m.role = 'admin'
                        """,
                        row -> row.getInt("n"),
                        organization.value())
                .orElseThrow();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new UserId(Sql.uuid(row, "id")),
                row.getString("name"),
                row.getString("email"),
                row.getString("role"),
                row.getString("availability"),
                row.getString("state"),
                row.getBoolean("owner"),
                Sql.instant(row, "joined_at"),
                Sql.instantOrNull(row, "deactivated_at"),
                Sql.instantOrNull(row, "last_seen"),
                teams(row));
    }

    private static List<Team> teams(ResultSet row) throws SQLException {
        String[] teams = (String[]) row.getArray("teams").getArray();
        return Arrays.stream(teams)
                .map(text -> text.split(" ", 2))
                .map(parts -> new Team(TeamId.of(parts[0]), parts[1]))
                .toList();
    }
}
