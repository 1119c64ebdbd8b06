// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mails' own rows, read without what fills them. */
public final class DatabaseMailLog implements MailLog {
    private static final String SETTINGS = "org.settings";
    private static final String MAILS =
            """
            select m.id, o.name as organization, m.recipient, m.template, m.language, m.state, m.attempts, m.created_at,
                   m.settled_at, case when m.state = 'queued' and m.attempts > 0 then m.next_at end as next_at, m.error,
                   m.sealed is not null and m.expires_at > ? as kept, m.failure, m.undeliverable
            from foundation.mail_message m left join foundation.organization o on o.id = m.organization_id
            where true
            """;

    private final PlatformDatabase database;
    private final SwitchboardConfig.Mail settings;
    private final TrialMails trials;
    private final AuditTrail audit;
    private final Clock clock;

    public DatabaseMailLog(
            PlatformDatabase database, SwitchboardConfig config, Mails mails, AuditTrail audit, Clock clock) {
        this.database = database;
        this.settings = config.mail();
        this.trials = new TrialMails(database, config, mails, audit, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<LoggedMail> list(Identity actor, Filter filter, int limit, @Nullable MailId before) {
        Question question = seenBy(actor);
        if (filter.state() != null) {
            question.add(" and m.state = ?", filter.state().key());
        }
        if (!filter.address().isEmpty()) {
            question.add(" and position(lower(?) in lower(m.recipient)) > 0", filter.address());
        }
        if (before != null) {
            question.add(" and m.id < ?", before.value());
        }
        question.add(" order by m.id desc limit ?", limit);
        return database.transaction(question::list);
    }

    @Override
    public LoggedMail retry(Identity actor, MailId id) {
        return database.transaction(c -> {
            LoggedMail mail = find(c, actor, id);
            if (mail.state() != State.FAILED && mail.state() != State.BOUNCED) {
                throw new Refusal(409, "mail.not_failed", "Only a mail that has failed can be tried again; this one is " + mail.state().key() + ".");
            }
            if (!mail.isKept()) {
                throw new Refusal(
                        409,
                        "mail.not_kept",
                        "This mail cannot be sent again, since what it said is not kept any more; do once more what led to it, such as inviting.");
            }
            lift(c, id);
            Sql.update(
                    c,
                    """
                    update foundation.mail_message
                    set state = 'queued', attempts = 0, next_at = ?, error = null, failure = null, settled_at = null
                    where id = ? and state in ('failed', 'bounced')
                    """,
                    clock.instant(),
                    id.value());
            record(c, actor, "mail.retried", mail);
            return find(c, actor, id);
        });
    }

    @Override
    public LoggedMail allow(Identity actor, MailId id) {
        return database.transaction(c -> {
            LoggedMail mail = find(c, actor, id);
            if (!mail.isHeldBack()) {
                throw new Refusal(409, "mail.not_held_back", "Mails to this address are not held back because of this one.");
            }
            lift(c, id);
            record(c, actor, "mail.address_allowed", mail);
            return find(c, actor, id);
        });
    }

    /** For whoever this mail was sent for, and nobody else. */
    private static void lift(Connection connection, MailId id) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.mail_message b set undeliverable = false
                from foundation.mail_message m
                where m.id = ? and b.undeliverable and lower(b.recipient) = lower(m.recipient)
                  and b.organization_id is not distinct from m.organization_id
                """,
                id.value());
    }

    /** The operator's act on an organization's mail is in both logs. */
    private void record(Connection connection, Identity actor, String action, LoggedMail mail) throws SQLException {
        Map<String, String> detail = Map.of("to", mail.to(), "kind", mail.kind());
        Optional<UUID> owner = actor.organization() != null
                ? Optional.empty()
                : Sql.first(
                        connection,
                        "select organization_id from foundation.mail_message where id = ? and organization_id is not null",
                        row -> Sql.uuid(row, "organization_id"),
                        mail.id().value());
        if (owner.isEmpty()) {
            audit.record(connection, AuditTrail.Entry.of(actor, action, "mail", mail.id(), detail));
        } else {
            audit.recordForBoth(
                    connection,
                    new AuditTrail.Entry(
                            new OrganizationId(owner.get()),
                            actor.user(),
                            actor.email(),
                            action,
                            "mail",
                            mail.id().toString(),
                            detail));
        }
    }

    private LoggedMail find(Connection connection, Identity actor, MailId id) throws SQLException {
        Question question = seenBy(actor);
        question.add(" and m.id = ? for update of m", id.value());
        return question.list(connection).stream().findFirst().orElseThrow(NotFound::new);
    }

    @Override
    public Trial sendTest(Identity operator) {
        operator.require(Identity.OPERATE);
        return trials.send(operator);
    }

    @Override
    public Relay relay(Identity operator) {
        operator.require(Identity.OPERATE);
        return new Relay(
                settings.host().orElse(""),
                settings.port(),
                settings.security().name().toLowerCase(Locale.ROOT),
                settings.user().map(DatabaseMailLog::masked).orElse(""),
                settings.password().isPresent(),
                settings.from());
    }

    @Override
    public ReturnBox returnBox(Identity operator) {
        operator.require(Identity.OPERATE);
        SwitchboardConfig.Mail.Bounces box = settings.bounces();
        return new ReturnBox(
                box.host().orElse(""),
                box.port(),
                box.security().name().toLowerCase(Locale.ROOT),
                box.user().map(DatabaseMailLog::masked).orElse(""),
                box.folder(),
                box.address().orElse(""));
    }

    private static String masked(String user) {
        return user.substring(0, Math.min(2, user.length())) + "•••";
    }

    private Question seenBy(Identity actor) {
        Question question = new Question(MAILS, new ArrayList<>(List.of(clock.instant())));
        if (actor.organization() == null) {
            if (!actor.isOperator()) {
                throw new NotFound();
            }
            return question;
        }
        actor.require(SETTINGS);
        question.add(" and m.organization_id = ?", actor.organization().value());
        return question;
    }

    /** A query that grows. */
    private static final class Question {
        private final StringBuilder sql;
        private final List<Object> arguments;

        Question(String sql, List<Object> arguments) {
            this.sql = new StringBuilder(sql);
            this.arguments = arguments;
        }

        void add(String condition, Object argument) {
            sql.append(condition);
            arguments.add(argument);
        }

        List<LoggedMail> list(Connection connection) throws SQLException {
            return Sql.list(connection, sql.toString(), DatabaseMailLog::mail, arguments.toArray());
        }
    }

    private static LoggedMail mail(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new LoggedMail(
                new MailId(id),
                row.getString("organization"),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("language"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "settled_at"),
                Sql.instantOrNull(row, "next_at"),
                row.getString("error"),
                row.getBoolean("kept"),
                failure(row.getString("failure")),
                row.getBoolean("undeliverable"));
    }

    private static @Nullable DeliveryFailure failure(@Nullable String key) {
        return key == null ? null : DeliveryFailure.of(key);
    }
}
