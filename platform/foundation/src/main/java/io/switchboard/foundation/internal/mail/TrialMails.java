// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.MailLog.Trial;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.mail.SealedWords.UnreadableMail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import jakarta.mail.MessagingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Test mails of the operator: sent while they wait, so that they see what the mail server answers. */
final class TrialMails {
    private static final String OPERATORS_LANGUAGE = "en";
    private static final int MOST_A_MINUTE = 5;

    private final PlatformDatabase database;
    private final SwitchboardConfig.Mail settings;
    private final String publicUrl;
    private final Mails mails;
    private final AuditTrail audit;
    private final Clock clock;

    TrialMails(PlatformDatabase database, SwitchboardConfig config, Mails mails, AuditTrail audit, Clock clock) {
        this.database = database;
        this.settings = config.mail();
        this.publicUrl = config.publicUrl().toString();
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    Trial send(Identity operator) {
        MailSender sender = mails.sender();
        if (sender == null) {
            throw new Refusal(409, "mail.no_server", "No mail server is configured; set switchboard.mail.host and start the server again.");
        }
        Mail mail = new Mail(Mail.Template.TEST, null, operator.email(), OPERATORS_LANGUAGE, publicUrl, List.of(publicUrl));
        UUID id = database.transaction(c -> {
            requireNotTooMany(c, operator);
            audit.record(c, AuditTrail.Entry.of(operator, "mail.tested", "mail", operator.email(), Map.of()));
            return mails.outbox().addForNow(c, mail);
        });
        long begin = System.nanoTime();
        SmtpRelay.Trial trial = trial(sender, id);
        return new Trial(
                operator.email(),
                settings.host().orElse(""),
                settings.port(),
                settings.security().name().toLowerCase(Locale.ROOT),
                trial.isTaken(),
                trial.isProtected(),
                trial.answer(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static SmtpRelay.Trial trial(MailSender sender, UUID id) {
        // Jakarta Mail finds its parts by it.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TrialMails.class.getClassLoader());
        try {
            return sender.trial(id);
        } catch (MessagingException | UnreadableMail e) {
            throw new IllegalStateException("The test mail cannot be written", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void requireNotTooMany(Connection connection, Identity operator) throws SQLException {
        long lately = Sql.first(
                        connection,
                        "select count(*) as n from foundation.mail_message where template = 'test' and lower(recipient) = lower(?) and created_at > ?",
                        row -> row.getLong("n"),
                        operator.email(),
                        clock.instant().minus(Duration.ofMinutes(1)))
                .orElseThrow();
        if (lately >= MOST_A_MINUTE) {
            throw new Refusal(429, "mail.too_many_tests", "At most " + MOST_A_MINUTE + " test mails a minute; wait a moment.");
        }
    }
}
