// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Links that were mailed to people: each good once, for a while, and only while it is the newest of its kind. */
final class AccountTokens {
    private final Clock clock;

    /** What a link is for, and for how long. */
    enum Purpose {
        PASSWORD_RESET("password-reset", Duration.ofMinutes(30)),
        EMAIL_VERIFICATION("email-verification", Duration.ofDays(3));

        private final String key;
        private final Duration life;

        Purpose(String key, Duration life) {
            this.key = key;
            this.life = life;
        }
    }

    /** Whose link it is, and the address that it went to. */
    record Receiver(UserId user, String email) {}

    AccountTokens(Clock clock) {
        this.clock = clock;
    }

    void add(Connection connection, SecretToken token, Purpose purpose, UserId user) throws SQLException {
        insert(connection, token, purpose, "u.id = ?", user.value());
    }

    /** Nothing is added, in the same time, when there is no such account. */
    void addIfAccount(Connection connection, SecretToken token, Purpose purpose, String email) throws SQLException {
        insert(connection, token, purpose, "lower(u.email) = lower(?)", email);
    }

    private void insert(Connection connection, SecretToken token, Purpose purpose, String whose, Object argument)
            throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.account_token t using foundation.app_user u where t.user_id = u.id and t.purpose = ? and "
                        + whose,
                purpose.key,
                argument);
        Sql.update(
                connection,
                """
                insert into foundation.account_token (token_hash, user_id, purpose, email, created_at, expires_at)
                select ?::bytea, u.id, ?::text, u.email, ?::timestamptz, ?::timestamptz
                from foundation.app_user u where u.status = 'active' and u.platform_role is null and
                """ + whose,
                token.hash(),
                purpose.key,
                clock.instant(),
                clock.instant().plus(purpose.life),
                argument);
    }

    /** What was mailed before is worth nothing any more. */
    void revoke(Connection connection, UserId user, Purpose purpose) throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.account_token where user_id = ? and purpose = ?",
                user.value(),
                purpose.key);
    }

    boolean isGood(Connection connection, String token, Purpose purpose) throws SQLException {
        return Sql.first(
                        connection,
                        """
                        select 1 from foundation.account_token t join foundation.app_user u on u.id = t.user_id
                        where t.token_hash = ? and t.purpose = ? and t.used_at is null and t.expires_at > ?
                          and u.status = 'active'
                        """,
                        row -> true,
                        SecretToken.hash(token),
                        purpose.key,
                        clock.instant())
                .isPresent();
    }

    /** @throws Refusal 410 {@code auth.link_used_or_expired} */
    Receiver use(Connection connection, String token, Purpose purpose) throws SQLException {
        Optional<Receiver> receiver = Sql.first(
                connection,
                """
                update foundation.account_token t set used_at = ?
                from foundation.app_user u
                where t.token_hash = ? and t.purpose = ? and t.used_at is null and t.expires_at > ?
                  and u.id = t.user_id and u.status = 'active' and lower(u.email) = lower(t.email)
                returning t.user_id, t.email
                """,
                AccountTokens::receiver,
                clock.instant(),
                SecretToken.hash(token),
                purpose.key,
                clock.instant());
        return receiver.orElseThrow(() -> new Refusal(
                410, "auth.link_used_or_expired", "This link was used before or is too old; ask for a new one."));
    }

    private static Receiver receiver(ResultSet row) throws SQLException {
        return new Receiver(new UserId(Sql.uuid(row, "user_id")), row.getString("email"));
    }
}
