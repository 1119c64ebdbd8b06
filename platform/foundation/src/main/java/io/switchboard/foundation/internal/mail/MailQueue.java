// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mails that wait: claimed for a while by one server, then settled or put back. */
final class MailQueue {
    /** A server that has not settled a mail by then has stopped; another sends it again. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final PlatformDatabase database;
    private final Clock clock;

    /** A mail whose turn it is; {@code attempt} counts from one. */
    record Due(UUID id, String to, String template, String language, byte[] sealed, int attempt, Instant expiresAt) {}

    MailQueue(PlatformDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Due> claim() {
        Instant now = clock.instant();
        return database.transaction(c -> Sql.first(
                c,
                """
                update foundation.mail_message m set attempts = m.attempts + 1, next_at = ?
                from (select id from foundation.mail_message where state = 'queued' and next_at <= ?
                      order by next_at limit 1 for update skip locked) due
                where m.id = due.id
                returning m.id, m.recipient, m.template, m.language, m.sealed, m.attempts, m.expires_at
                """,
                MailQueue::due,
                now.plus(CLAIM),
                now));
    }

    void sent(Due mail) {
        settle(mail, "sent", null);
    }

    void failed(Due mail, String why) {
        settle(mail, "failed", why);
    }

    void again(Due mail, Duration pause, String why) {
        database.transaction(c -> Sql.update(
                c,
                "update foundation.mail_message set next_at = ?, error = ? where id = ? and state = 'queued'",
                clock.instant().plus(pause),
                why,
                mail.id()));
    }

    private void settle(Due mail, String state, @Nullable String why) {
        database.transaction(c -> Sql.update(
                c,
                """
                update foundation.mail_message set state = ?, error = ?, sealed = null, settled_at = ? where id = ?
                """,
                state,
                why,
                clock.instant(),
                mail.id()));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Sql.uuid(row, "id"),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("language"),
                row.getBytes("sealed"),
                row.getInt("attempts"),
                Sql.instant(row, "expires_at"));
    }
}
