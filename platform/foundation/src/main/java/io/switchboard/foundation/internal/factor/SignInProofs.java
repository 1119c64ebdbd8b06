// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** That somebody gave the right password a moment ago. Nobody is signed in by it. */
final class SignInProofs {
    static final Duration LIFE = Duration.ofMinutes(5);

    private final Clock clock;

    SignInProofs(Clock clock) {
        this.clock = clock;
    }

    String add(Connection connection, UserId user) throws SQLException {
        SecretToken token = SecretToken.next();
        Sql.update(
                connection,
                "insert into foundation.sign_in_proof (token_hash, user_id, created_at, expires_at) values (?, ?, ?, ?)",
                token.hash(),
                user.value(),
                clock.instant(),
                clock.instant().plus(LIFE));
        return token.reveal();
    }

    Optional<UserId> user(Connection connection, String proof) throws SQLException {
        return Sql.first(
                connection,
                "select user_id from foundation.sign_in_proof where token_hash = ? and expires_at > ?",
                row -> new UserId(Sql.uuid(row, "user_id")),
                SecretToken.hash(proof),
                clock.instant());
    }

    /** @return whether nobody was faster */
    boolean use(Connection connection, String proof) throws SQLException {
        return Sql.update(
                        connection,
                        "delete from foundation.sign_in_proof where token_hash = ?",
                        SecretToken.hash(proof))
                == 1;
    }
}
