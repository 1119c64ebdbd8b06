// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.foundation.internal.mail.SealedWords.Words;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Takes mails in the transaction that they tell of: what is rolled back is not mailed. */
public final class MailOutbox {
    private static final String VALUES = "values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final SealedWords sealed;
    private final Clock clock;

    MailOutbox(SealedWords sealed, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
    }

    public void add(Connection connection, Mail mail) throws SQLException {
        insert(connection, mail, clock.instant(), VALUES);
    }

    /** Takes a mail that is sent by hand at once; if that is cut short, it goes by itself after a while. */
    UUID addForNow(Connection connection, Mail mail) throws SQLException {
        return insert(connection, mail, clock.instant().plus(MailQueue.CLAIM), VALUES);
    }

    /** Takes the mail if its receiver has an account; takes as long if not. */
    public void addIfAccount(Connection connection, Mail mail) throws SQLException {
        insert(
                connection,
                mail,
                clock.instant(),
                """
                select ?::uuid, ?::uuid, ?::text, ?::text, ?::text, ?::bytea, ?::timestamptz, ?::timestamptz, ?::timestamptz
                where exists (select from foundation.app_user u where lower(u.email) = lower(?) and u.status = 'active'
                              and u.platform_role is null)
                """,
                mail.to());
    }

    private UUID insert(Connection connection, Mail mail, Instant due, String source, Object... more) throws SQLException {
        UUID id = Ids.next();
        Object[] values = {
            id,
            mail.organization() == null ? null : mail.organization().value(),
            mail.to(),
            mail.template().key(),
            mail.language(),
            sealed.seal(id, new Words(mail.link(), mail.arguments(), mail.terms())),
            due,
            clock.instant().plus(mail.template().worth()),
            clock.instant()
        };
        Object[] arguments = new Object[values.length + more.length];
        System.arraycopy(values, 0, arguments, 0, values.length);
        System.arraycopy(more, 0, arguments, values.length, more.length);
        Sql.update(
                connection,
                """
                insert into foundation.mail_message
                    (id, organization_id, recipient, template, language, sealed, next_at, expires_at, created_at)
                """ + source,
                arguments);
        return id;
    }
}
