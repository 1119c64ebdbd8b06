// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.account.AccountStore.StoredPassword;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Keeps exactly one operator: the one that the configuration names. */
public final class OperatorAccount {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final ConfiguredPasswords configured;
    private final Sessions sessions;
    private final Clock clock;

    public OperatorAccount(
            PlatformDatabase database,
            AccountStore accounts,
            Passwords passwords,
            ConfiguredPasswords configured,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.configured = configured;
        this.sessions = new Sessions(clock);
        this.clock = clock;
    }

    public void ensure(String configuredEmail, String password) {
        String email = PersonRules.email(configuredEmail);
        Optional<StoredPassword> stored = database.transaction(c -> accounts.password(c, email));
        boolean unchanged = stored.isPresent()
                && database.transaction(c -> configured.isGiven(c, stored.get().user(), password));
        Optional<String> newHash = unchanged ? Optional.empty() : Optional.of(passwords.hash(password));
        database.transaction(c -> {
            UserId operator = stored.isPresent()
                    ? keep(c, stored.get().user(), email, newHash)
                    : accounts.insertUser(c, email, "Operator", newHash.orElseThrow()).orElseThrow();
            accounts.confirmEmail(c, operator);
            if (newHash.isPresent()) {
                configured.given(c, operator, password);
            }
            appoint(c, operator);
            return operator;
        });
    }

    private UserId keep(Connection connection, UserId user, String email, Optional<String> newHash)
            throws SQLException {
        boolean isMember = Sql.first(
                        connection,
                        "select 1 from foundation.membership where user_id = ? limit 1",
                        row -> true,
                        user.value())
                .isPresent();
        if (isMember) {
            throw new IllegalStateException("The operator's email " + email
                    + " belongs to a member of an organization; set switchboard.security.operator-email to another.");
        }
        if (newHash.isPresent()) {
            accounts.changePassword(connection, user, newHash.get());
            sessions.endAll(connection, user, "password-change");
        }
        return user;
    }

    private void appoint(Connection connection, UserId operator) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.app_user set platform_role = null, status = 'deactivated', updated_at = ?
                where platform_role = 'operator' and id <> ?
                """,
                clock.instant(),
                operator.value());
        Sql.update(
                connection,
                """
                update foundation.app_user set platform_role = 'operator', status = 'active', updated_at = ?
                where id = ? and (platform_role is null or status <> 'active')
                """,
                clock.instant(),
                operator.value());
    }
}
