// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Browsers that are away at a provider. Each comes back once. */
final class Attempts {
    static final int MOST_A_MINUTE = 300;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration LIFE = Duration.ofMinutes(10);

    private final Clock clock;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** @return the state to come back with */
    String begin(Connection connection, OrganizationId organization, BrowserSecret browser, String next)
            throws SQLException {
        requireNotTooMany(connection, organization);
        SecretToken state = SecretToken.next();
        Sql.update(
                connection,
                """
                insert into foundation.sign_on_attempt
                    (organization_id, state_hash, browser_hash, next, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                organization.value(),
                state.hash(),
                browser.hash(),
                next,
                clock.instant(),
                clock.instant().plus(LIFE));
        return state.reveal();
    }

    /** Anybody may begin one, so that there is an end to how many. */
    private void requireNotTooMany(Connection connection, OrganizationId organization) throws SQLException {
        int begun = Sql.first(
                        connection,
                        "select count(*) as n from foundation.sign_on_attempt where organization_id = ? and created_at > ?",
                        row -> row.getInt("n"),
                        organization.value(),
                        clock.instant().minus(MINUTE))
                .orElseThrow();
        if (begun >= MOST_A_MINUTE) {
            throw new Refusal(
                    429,
                    "sign_on.too_many",
                    "Too many people begin to sign in here at this moment; wait a minute and try again.",
                    List.of(),
                    Map.of("retryAfter", MINUTE.toSeconds()));
        }
    }

    /** Uses it up; empty for one of another organization or browser, which stays good there. */
    Optional<String> end(Connection connection, OrganizationId organization, String state, BrowserSecret browser)
            throws SQLException {
        return Sql.first(
                connection,
                """
                delete from foundation.sign_on_attempt
                where organization_id = ? and state_hash = ? and browser_hash = ? and expires_at > ?
                returning next
                """,
                row -> row.getString("next"),
                organization.value(),
                SecretToken.hash(state),
                browser.hash(),
                clock.instant());
    }
}
