// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which conversations are a member's or a team's. */
public final class OpenRows {

    public int count(Connection connection, UUID assignee) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select count(*) as n from conversations.conversation
                         where assignee_id = ?::uuid and state <> 'resolved'""",
                        assignee)
                .first(row -> row.getInt("n"))
                .orElseThrow();
    }

    /** How many are not resolved, by whose they are. */
    public Map<UUID, Integer> counts(Connection connection) throws SQLException {
        Map<UUID, Integer> counts = new HashMap<>();
        Query.of(
                        connection,
                        """
                        select assignee_id, count(*) as n from conversations.conversation
                         where assignee_id is not null and state <> 'resolved' group by assignee_id""")
                .list(row -> counts.put(Query.id(row, "assignee_id"), row.getInt("n")));
        return counts;
    }

    /** Those that are not resolved, the ones waiting longest first. */
    public List<UUID> ofAssignee(Connection connection, UUID assignee) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select id from conversations.conversation
                         where assignee_id = ?::uuid and state <> 'resolved' order by last_message_at, id""",
                        assignee)
                .list(row -> Query.id(row, "id"));
    }

    /** Those that are not resolved. */
    public List<UUID> ofTeam(Connection connection, UUID team) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select id from conversations.conversation
                         where team_id = ?::uuid and state in ('open', 'pending', 'snoozed') order by id""",
                        team)
                .list(row -> Query.id(row, "id"));
    }

    /** Takes some of what is left of the team out of it, and gives how many. */
    public int release(Connection connection, UUID team, int most) throws SQLException {
        return Query.of(
                        connection,
                        """
                        update conversations.conversation set team_id = null
                         where id in (select id from conversations.conversation where team_id = ?::uuid limit ?)""",
                        team,
                        most)
                .update();
    }
}
