// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Erasure;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.account.AccountErasure;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.people.MemberRows.Row;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Takes away the rows that tell who somebody was, and leaves those that tell what they did. */
public final class DatabaseErasure implements Erasure {
    /** How history calls them, in the language of the organization. */
    private static final Map<String, String> ALIASES =
            Map.of("en", "Deleted person", "es", "Persona eliminada", "pt", "Pessoa excluída");

    private static final List<String> THEIRS = List.of("team_member", "notification", "oidc_identity", "sign_in_session");

    private final PlatformDatabase database;
    private final Reauthentication reauthentication;
    private final AccountErasure accounts;
    private final AuditTrail audit;
    private final MemberRows members;
    private final Clock clock;

    public DatabaseErasure(
            PlatformDatabase database, Reauthentication reauthentication, AuditTrail audit, Clock clock) {
        this.database = database;
        this.reauthentication = reauthentication;
        this.accounts = new AccountErasure(clock);
        this.audit = audit;
        this.members = new MemberRows(clock);
        this.clock = clock;
    }

    @Override
    public void erase(Identity actor, UserId user, String password, String otp) {
        OrganizationId organization = DatabasePeople.organization(actor);
        actor.requirePerson();
        actor.require(ERASE);
        database.transaction(c -> deactivated(c, organization, user));
        // Outside the transaction: to compare a password takes long and must not hold up the others.
        reauthentication.require(actor, password, otp);
        database.transaction(c -> {
            Row leaving = deactivated(c, organization, user);
            forget(c, organization, leaving);
            audit.record(c, AuditTrail.Entry.of(actor, "member.erased", "user", user, Map.of("role", leaving.role())));
            return true;
        });
    }

    private Row deactivated(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        Row row = members.find(connection, organization, user).orElseThrow(NotFound::new);
        if (row.isActive()) {
            throw new Refusal(
                    409,
                    "users.still_active",
                    "Deactivate " + row.name() + " first, so that their work is handed over; then delete them.");
        }
        return row;
    }

    private void forget(Connection connection, OrganizationId organization, Row leaving) throws SQLException {
        String alias = alias(connection, organization);
        Sql.update(
                connection,
                "update foundation.membership set erased_at = ?, alias = ? where organization_id = ? and user_id = ?",
                clock.instant(),
                alias,
                organization.value(),
                leaving.id().value());
        for (String table : THEIRS) {
            Sql.update(
                    connection,
                    "delete from foundation." + table + " where organization_id = ? and user_id = ?",
                    organization.value(),
                    leaving.id().value());
        }
        forgetAddress(connection, organization, leaving.email());
        if (!worksElsewhere(connection, leaving.id())) {
            accounts.erase(connection, leaving.id(), alias);
        }
    }

    /** What was mailed to them, and the invitations by which they came. */
    private static void forgetAddress(Connection connection, OrganizationId organization, String email)
            throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.mail_message where organization_id = ? and lower(recipient) = lower(?)",
                organization.value(),
                email);
        Sql.update(
                connection,
                """
                update foundation.invitation set email = 'erased-' || id || '@erased.invalid'
                where organization_id = ? and lower(email) = lower(?)
                """,
                organization.value(),
                email);
    }

    private static String alias(Connection connection, OrganizationId organization) throws SQLException {
        String locale = Sql.first(
                        connection,
                        "select locale from foundation.organization where id = ?",
                        row -> row.getString("locale"),
                        organization.value())
                .orElse("en");
        return ALIASES.getOrDefault(locale.split("[-_]", 2)[0], ALIASES.get("en"));
    }

    private static boolean worksElsewhere(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                        connection,
                        "select from foundation.membership where user_id = ? and erased_at is null limit 1",
                        row -> true,
                        user.value())
                .isPresent();
    }
}
