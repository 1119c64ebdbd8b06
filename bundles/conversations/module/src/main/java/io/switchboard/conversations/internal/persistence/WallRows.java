// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.Backlog;
import io.switchboard.conversations.internal.domain.Reach;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a wallboard shows: what is active by whose it is, and how fast customers were answered first. */
public final class WallRows {

    /** What is active of one team's and one member's. */
    public record Share(@Nullable UUID team, @Nullable UUID assignee, Backlog backlog) {}

    /**
     * How fast.
     *
     * @param answered how many that began since then have been answered
     * @param median null when there is none of them
     */
    public record FirstResponse(int answered, @Nullable Duration median) {}

    public List<Share> active(Connection connection, Reach reach) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>();
        String sql =
                """
                select v.team_id, v.assignee_id, count(*) as open,
                       count(*) filter (where v.assignee_id is null) as unassigned,
                       count(*) filter (where v.preview_direction = 'in') as waiting,
                       min(v.last_inbound_at) filter (where v.preview_direction = 'in') as waiting_since
                  from conversations.conversation v
                 where v.state in ('open', 'pending')"""
                        + Owners.within(reach, arguments) + " group by v.team_id, v.assignee_id";
        return Query.of(connection, sql, arguments.toArray()).list(WallRows::share);
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                Query.uuid(row, "team_id"),
                Query.uuid(row, "assignee_id"),
                new Backlog(
                        row.getInt("open"),
                        row.getInt("unassigned"),
                        row.getInt("waiting"),
                        Query.time(row, "waiting_since")));
    }

    /** Of the conversations that customers have begun since then. */
    public FirstResponse firstResponse(Connection connection, Reach reach, Instant since) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(since, since, since));
        // Those made before are left out first: their threads are long, and their first answer is not of today.
        String sql =
                """
                select count(*) as answered, percentile_cont(0.5) within group (order by n.seconds) as median from (
                  select extract(epoch from (f.answered_at - f.asked_at))::float8 as seconds
                    from conversations.conversation v
                    cross join lateral (
                      select min(m.provider_ts) filter (where m.direction = 'in') as asked_at,
                             min(m.provider_ts) filter (where m.direction = 'out') as answered_at
                        from conversations.message m where m.conversation_id = v.id) f
                   where v.last_message_at >= ?::timestamptz and v.created_at >= ?::timestamptz
                     and f.asked_at >= ?::timestamptz and f.answered_at >= f.asked_at"""
                        + Owners.within(reach, arguments) + ") n";
        return Query.of(connection, sql, arguments.toArray())
                .first(WallRows::firstResponse)
                .orElseThrow();
    }

    private static FirstResponse firstResponse(ResultSet row) throws SQLException {
        double seconds = row.getDouble("median");
        @Nullable Duration median = row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
        return new FirstResponse(row.getInt("answered"), median);
    }
}
