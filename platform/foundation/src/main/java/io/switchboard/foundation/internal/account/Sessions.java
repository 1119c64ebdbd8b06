// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.ClientAddress;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.account.AccessTokens.Holder;
import io.switchboard.foundation.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Sign-ins and their refresh tokens. A token is good for one use; a second use means that somebody
 * has a copy, and ends the whole sign-in.
 */
final class Sessions {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    Holder open(Connection connection, Identity identity) throws SQLException {
        Instant now = clock.instant();
        Sql.update(
                connection,
                "delete from foundation.sign_in_session where user_id = ? and expires_at < ?",
                identity.user().value(),
                now);
        Holder holder = new Holder(identity.user(), identity.organization(), Ids.next());
        Sql.update(
                connection,
                """
                insert into foundation.sign_in_session (id, user_id, organization_id, client_address, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                holder.session(),
                holder.user().value(),
                identity.organization() == null ? null : identity.organization().value(),
                ClientAddress.current(),
                now,
                now.plus(LIFE));
        return holder;
    }

    String newRefreshToken(Connection connection, UUID session) throws SQLException {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Sql.update(
                connection,
                "insert into foundation.refresh_token (token_hash, session_id, created_at) values (?, ?, ?)",
                hash(token),
                session,
                clock.instant());
        return token;
    }

    /** Uses the token up and lengthens the sign-in; empty when it was no good. */
    Optional<Holder> use(Connection connection, String refreshToken) throws SQLException {
        Instant now = clock.instant();
        Optional<Holder> holder = Sql.first(
                connection,
                """
                update foundation.refresh_token t set used_at = ?
                from foundation.sign_in_session s
                where t.token_hash = ? and t.used_at is null
                  and s.id = t.session_id and s.ended_at is null and s.expires_at > ?
                returning s.id, s.user_id, s.organization_id
                """,
                Sessions::holder,
                now,
                hash(refreshToken),
                now);
        if (holder.isPresent()) {
            Sql.update(
                    connection,
                    "update foundation.sign_in_session set expires_at = ? where id = ?",
                    now.plus(LIFE),
                    holder.get().session());
        }
        return holder;
    }

    /** Ends the sign-in whose token was used before; tells whose it was. */
    Optional<Holder> endIfReused(Connection connection, String refreshToken) throws SQLException {
        return Sql.first(
                connection,
                """
                update foundation.sign_in_session s set ended_at = ?, ended_by = 'reuse'
                from foundation.refresh_token t
                where t.token_hash = ? and t.used_at is not null and s.id = t.session_id and s.ended_at is null
                returning s.id, s.user_id, s.organization_id
                """,
                Sessions::holder,
                clock.instant(),
                hash(refreshToken));
    }

    /** Ends the sign-in of the token, used or not. */
    void endByToken(Connection connection, String refreshToken) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.sign_in_session s set ended_at = ?, ended_by = 'sign-out'
                from foundation.refresh_token t
                where t.token_hash = ? and s.id = t.session_id and s.ended_at is null
                """,
                clock.instant(),
                hash(refreshToken));
    }

    void end(Connection connection, UUID session, String why) throws SQLException {
        Sql.update(
                connection,
                "update foundation.sign_in_session set ended_at = ?, ended_by = ? where id = ? and ended_at is null",
                clock.instant(),
                why,
                session);
    }

    void endAll(Connection connection, UserId user, String why) throws SQLException {
        Sql.update(
                connection,
                "update foundation.sign_in_session set ended_at = ?, ended_by = ? where user_id = ? and ended_at is null",
                clock.instant(),
                why,
                user.value());
    }

    boolean isAlive(Connection connection, UUID session) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from foundation.sign_in_session where id = ? and ended_at is null",
                        row -> true,
                        session)
                .isPresent();
    }

    private static Holder holder(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        return new Holder(
                new UserId(Sql.uuid(row, "user_id")),
                organization == null ? null : new OrganizationId(organization),
                Sql.uuid(row, "id"));
    }

    private static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
