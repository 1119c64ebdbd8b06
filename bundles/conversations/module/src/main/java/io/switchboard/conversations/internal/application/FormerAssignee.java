// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What is resolved stays with whoever resolved it, also when they leave. Once it is open again it must be
 * somebody's or nobody's, not that of one who is not there.
 */
record FormerAssignee(Members members) {
    private static final ConversationRows CONVERSATIONS = new ConversationRows();

    /** Whose it is from now on. */
    Ownership leaves(Ownership whose) {
        boolean isGone = whose.assignee() != null
                && MemberNames.active(members, new UserId(whose.assignee())).isEmpty();
        return isGone ? whose.with(whose.team(), null) : whose;
    }

    /** The same for a conversation that is just being opened again, with the conversation itself. */
    Ownership leaves(Connection connection, UUID conversation, Ownership whose) throws SQLException {
        Ownership now = leaves(whose);
        if (!now.equals(whose)) {
            CONVERSATIONS.unassign(connection, conversation);
        }
        return now;
    }
}
