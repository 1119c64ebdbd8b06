// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * Locks on what may not have a row yet: an address that writes for the first time, a provider's
 * message id. Held to the end of the transaction, so whoever waits sees what the holder stored. Keys
 * are taken in one order, so that two messages of one person cannot wait for each other.
 */
public final class Locks {

    public void acquire(Connection connection, UUID channel, Collection<String> subjects) throws SQLException {
        Query.of(
                        connection,
                        """
                        select pg_advisory_xact_lock(k.key) from (
                          select distinct hashtextextended(?::text || s.subject, 0) as key
                            from unnest(?::text[]) as s(subject) order by key) k""",
                        channel.toString(),
                        subjects)
                .list(row -> true);
    }
}
