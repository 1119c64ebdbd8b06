// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the home page counts and asks of the inbox. */
public final class HomeCounts {

    /** How many active conversations of what is reached wait for an answer: the customer spoke last. Capped. */
    public InboxView.Folder waiting(Connection connection, Reach reach) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>();
        String sql = "select count(*) as waiting from (select 1 from conversations.conversation v"
                + " where v.state in ('open', 'pending') and v.preview_direction = 'in'"
                + Owners.within(reach, arguments) + " limit " + (InboxView.COUNT_CAP + 1) + ") n";
        return Query.of(connection, sql, arguments.toArray())
                .first(row -> new InboxView.Folder(row.getInt("waiting"), true))
                .orElseThrow();
    }

    /** Whether the organization has a channel of any kind. */
    public boolean hasChannel(Connection connection) throws SQLException {
        return isThere(connection, "conversations.channel where removed_at is null");
    }

    /** Whether somebody has ever answered a customer. */
    public boolean hasAnswered(Connection connection) throws SQLException {
        return isThere(connection, "conversations.message where direction = 'out'");
    }

    private static boolean isThere(Connection connection, String rows) throws SQLException {
        return Query.of(connection, "select exists (select 1 from " + rows + ") as there")
                .first(row -> row.getBoolean("there"))
                .orElseThrow();
    }
}
