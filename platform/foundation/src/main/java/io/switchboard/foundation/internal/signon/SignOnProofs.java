// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** That a provider vouched for somebody a moment ago. Nobody is signed in by it. */
final class SignOnProofs {
    static final Duration LIFE = Duration.ofMinutes(5);

    private final Clock clock;

    SignOnProofs(Clock clock) {
        this.clock = clock;
    }

    /** @param isFirst whether they are not linked to the provider yet */
    record Proof(OrganizationId organization, UserId user, String issuer, String subject, boolean isFirst, String next) {}

    String add(Connection connection, Proof proof, BrowserSecret browser) throws SQLException {
        SecretToken token = SecretToken.next();
        Sql.update(
                connection,
                """
                insert into foundation.sign_on_proof (organization_id, token_hash, browser_hash, user_id, issuer, subject,
                    is_first, next, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                proof.organization().value(),
                token.hash(),
                browser.hash(),
                proof.user().value(),
                proof.issuer(),
                proof.subject(),
                proof.isFirst(),
                proof.next(),
                clock.instant(),
                clock.instant().plus(LIFE));
        return token.reveal();
    }

    Optional<Proof> find(Connection connection, String token, BrowserSecret browser) throws SQLException {
        return Sql.first(
                connection,
                """
                select organization_id, user_id, issuer, subject, is_first, next from foundation.sign_on_proof
                where token_hash = ? and browser_hash = ? and expires_at > ?
                """,
                row -> new Proof(
                        new OrganizationId(Sql.uuid(row, "organization_id")),
                        new UserId(Sql.uuid(row, "user_id")),
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getBoolean("is_first"),
                        row.getString("next")),
                SecretToken.hash(token),
                browser.hash(),
                clock.instant());
    }

    /** @return whether nobody was faster */
    boolean use(Connection connection, String token) throws SQLException {
        return Sql.update(
                        connection,
                        "delete from foundation.sign_on_proof where token_hash = ?",
                        (Object) SecretToken.hash(token))
                == 1;
    }
}
