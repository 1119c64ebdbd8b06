// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
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
    static final Duration CLAIM = Duration.ofMinutes(2);

    private static final String DUE =
            """
            m.id, m.recipient, m.template, m.language, m.sealed, m.attempts, m.expires_at,
            (select o.name from foundation.organization o where o.id = m.organization_id) as organization,
            (select l.png from foundation.organization_logo l where l.organization_id = m.organization_id) as logo
            """;

    private final PlatformDatabase database;
    private final Clock clock;

    /** A mail whose turn it is; {@code attempt} counts from one. */
    record Due(
            UUID id, String to, String template, String language, byte[] sealed, int attempt, Instant expiresAt, Letterhead letterhead) {}

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
                returning
                """
                        + DUE,
                MailQueue::due,
                now.plus(CLAIM),
                now));
    }

    /** The one that somebody waits for, whose turn is not yet. */
    Due claim(UUID mail) {
        return database.transaction(c -> Sql.first(
                        c,
                        "update foundation.mail_message m set attempts = m.attempts + 1 where m.id = ? returning " + DUE,
                        MailQueue::due,
                        mail))
                .orElseThrow();
    }

    /** What was taken once may be taken again, whoever sends there. */
    void sent(Due mail) {
        database.transaction(c -> {
            settle(c, mail, "sent", null);
            return Sql.update(
                    c,
                    "update foundation.mail_message set undeliverable = false where lower(recipient) = lower(?) and undeliverable",
                    mail.to());
        });
    }

    /** Whether mails that its organization, or the platform, has sent there came back. */
    boolean isUndeliverable(Due mail) {
        return database.transaction(c -> Sql.first(
                        c,
                        """
                        select from foundation.mail_message m join foundation.mail_message b
                            on lower(b.recipient) = lower(m.recipient) and b.organization_id is not distinct from m.organization_id
                        where m.id = ? and b.undeliverable limit 1
                        """,
                        row -> true,
                        mail.id()))
                .isPresent();
    }

    /** It is of no use any more, and what fills it goes. */
    void failed(Due mail, String why) {
        database.transaction(c -> settle(c, mail, "failed", why));
    }

    /** It is not tried again by itself; what fills it is kept while it is of use, for somebody who asks for it. */
    void gaveUp(Due mail, String why) {
        database.transaction(c -> Sql.update(
                c,
                "update foundation.mail_message set state = 'failed', error = ?, settled_at = ? where id = ? and state = 'queued'",
                why,
                clock.instant(),
                mail.id()));
    }

    /** As {@link #gaveUp}, because of its receiver. */
    void refused(Due mail, DeliveryFailure why) {
        database.transaction(c -> Sql.update(
                c,
                """
                update foundation.mail_message set state = ?, failure = ?, error = ?, undeliverable = ?, settled_at = ?
                where id = ? and state = 'queued'
                """,
                why == DeliveryFailure.HELD_BACK ? "failed" : "bounced",
                why.key(),
                why.reason(),
                why.isAboutAddress(),
                clock.instant(),
                mail.id()));
    }

    /** What fills failed mails goes once nobody could use it. */
    void forgetExpired() {
        database.transaction(c -> Sql.update(
                c,
                """
                update foundation.mail_message set sealed = null
                where state in ('failed', 'bounced') and sealed is not null and expires_at <= ?
                """,
                clock.instant()));
    }

    void again(Due mail, Duration pause, String why) {
        database.transaction(c -> Sql.update(
                c,
                "update foundation.mail_message set next_at = ?, error = ? where id = ? and state = 'queued'",
                clock.instant().plus(pause),
                why,
                mail.id()));
    }

    /** One that has come back meanwhile stays so. */
    private int settle(Connection connection, Due mail, String state, @Nullable String why) throws SQLException {
        return Sql.update(
                connection,
                """
                update foundation.mail_message set state = ?, error = ?, sealed = null, settled_at = ?
                where id = ? and state = 'queued'
                """,
                state,
                why,
                clock.instant(),
                mail.id());
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Sql.uuid(row, "id"),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("language"),
                row.getBytes("sealed"),
                row.getInt("attempts"),
                Sql.instant(row, "expires_at"),
                letterhead(row.getString("organization"), row.getBytes("logo")));
    }

    private static Letterhead letterhead(@Nullable String organization, byte @Nullable [] logo) {
        return organization == null ? Letterhead.PLATFORM : new Letterhead(organization, logo);
    }
}
