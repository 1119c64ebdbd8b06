// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.domain.Reach;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a conversation is, in SQL; the conversation is {@code v}. */
final class Owners {
    private Owners() {}

    static Ownership of(ResultSet row) throws SQLException {
        Array participants = row.getArray("participants");
        return new Ownership(
                Query.uuid(row, "team_id"),
                Query.uuid(row, "assignee_id"),
                Set.copyOf(Arrays.asList((UUID[]) participants.getArray())));
    }

    /** The condition that keeps to the reach, begun with {@code and}; its arguments are added. */
    static String within(Reach reach, List<? super @Nullable Object> arguments) {
        return switch (reach.scope()) {
            case ALL -> "";
            case TEAM -> {
                arguments.add(reach.teams());
                arguments.add(reach.member());
                arguments.add(reach.member());
                yield " and (v.team_id is null or v.team_id = any (?::uuid[]) or v.assignee_id = ?::uuid"
                        + " or ?::uuid = any (v.participants))";
            }
            case OWN -> {
                arguments.add(reach.member());
                arguments.add(reach.member());
                yield " and (v.assignee_id = ?::uuid or ?::uuid = any (v.participants))";
            }
        };
    }
}
