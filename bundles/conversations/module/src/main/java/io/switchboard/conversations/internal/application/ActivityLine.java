// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.internal.domain.ThreadPosition;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.NewMessage;
import io.switchboard.conversations.internal.persistence.NewMessage.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** What somebody did, as a line in the thread. */
final class ActivityLine {
    private static final MessageRows MESSAGES = new MessageRows();

    private ActivityLine() {}

    /** @param what goes on after the caller's name */
    static void append(Connection connection, UUID conversation, Caller caller, String what, Instant now)
            throws SQLException {
        MESSAGES.append(
                connection,
                new NewMessage(
                        Ids.next(),
                        conversation,
                        Direction.SYSTEM,
                        MessageKind.SYSTEM,
                        caller.name() + " " + what,
                        SendMessage.author(caller),
                        null,
                        null,
                        null,
                        ThreadPosition.ownTime(now),
                        null,
                        null,
                        null,
                        false,
                        false),
                now);
    }
}
