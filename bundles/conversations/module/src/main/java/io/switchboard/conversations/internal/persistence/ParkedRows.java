// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Updates that came before what they are about. */
public final class ParkedRows {

    public void park(Connection connection, UUID channel, ProviderUpdate update, Instant expiresAt)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.parked_update
                               (channel_id, subject, kind, at, value, code, detail, expires_at)
                        values (?, ?, ?, ?, ?, ?::text, ?::text, ?)""",
                        channel,
                        update.subject(),
                        update.kind().name().toLowerCase(Locale.ROOT),
                        update.at(),
                        update.value(),
                        update.code(),
                        update.detail(),
                        expiresAt)
                .update();
    }

    /** Takes out what waits for these subjects, in the order it happened. */
    public List<ProviderUpdate> take(Connection connection, UUID channel, Collection<String> subjects)
            throws SQLException {
        return Query.of(
                        connection,
                        """
                        with taken as (
                          delete from conversations.parked_update
                           where channel_id = ?::uuid and subject = any (?::text[])
                          returning id, kind, subject, at, value, code, detail)
                        select kind, subject, at, value, code, detail from taken order by at, id""",
                        channel,
                        subjects)
                .list(row -> new ProviderUpdate(
                        ProviderUpdate.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("subject"),
                        Query.instant(row, "at"),
                        row.getString("value"),
                        row.getString("code"),
                        row.getString("detail")));
    }

    public int expire(Connection connection, Instant now) throws SQLException {
        return Query.of(connection, "delete from conversations.parked_update where expires_at <= ?::timestamptz", now)
                .update();
    }

    public Optional<Instant> nextExpiry(Connection connection) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select expires_at from conversations.parked_update order by expires_at limit 1""")
                .first(row -> Query.instant(row, "expires_at"));
    }
}
