// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down which mails came back. Only the code in a report is believed, never the address that it names. */
final class Bounces {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final PlatformDatabase database;
    private final MailTags tags;
    private final Clock clock;

    Bounces(PlatformDatabase database, MailTags tags, Clock clock) {
        this.database = database;
        this.tags = tags;
        this.clock = clock;
    }

    void note(DeliveryReport report) {
        Optional<UUID> mail = report.traces().stream().map(tags::find).flatMap(Optional::stream).findFirst();
        if (mail.isEmpty()) {
            LOG.info("A report on a mail that is none of ours is passed over");
        } else if (!report.isFinal()) {
            LOG.info("Mail {} is {} ({}); the mail server goes on", mail.get(), report.action(), report.status());
        } else {
            returned(mail.get(), report.status());
        }
    }

    /** One that was just handed over may still be called queued. */
    private void returned(UUID mail, String status) {
        DeliveryFailure failure = DeliveryFailure.ofStatus(status);
        int changed = database.transaction(c -> Sql.update(
                c,
                """
                update foundation.mail_message
                set state = 'bounced', failure = ?, error = ?, undeliverable = ?, sealed = null, settled_at = ?
                where id = ? and (state = 'sent' or state = 'queued' and attempts > 0)
                """,
                failure.key(),
                failure.reason(),
                failure.isAboutAddress(),
                clock.instant(),
                mail));
        if (changed > 0) {
            LOG.warn("Mail {} came back: {} ({})", mail, failure.reason(), status);
        }
    }
}
