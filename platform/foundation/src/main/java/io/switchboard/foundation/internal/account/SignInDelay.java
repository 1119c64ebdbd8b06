// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.Sha256;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing slow: from the tenth failure on, an account waits longer and longer for tries from
 * that address, at most five minutes. Tries from elsewhere are not held up, so that nobody can lock
 * another out.
 */
public final class SignInDelay {
    private static final int FREE_FAILURES = 10;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final PlatformDatabase database;
    private final Clock clock;

    public SignInDelay(PlatformDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Refusal 429 {@code auth.too_many_tries} with the seconds to wait in {@code retryAfter} */
    public void refuseIfTooFast(String email, String clientAddress) {
        Instant now = clock.instant();
        Optional<Instant> blockedUntil = database.transaction(connection -> Sql.first(
                connection,
                "select blocked_until from foundation.sign_in_failure where account = ? and client_address = ?",
                row -> Sql.instant(row, "blocked_until"),
                account(email),
                clientAddress));
        if (blockedUntil.isPresent() && blockedUntil.get().isAfter(now)) {
            long seconds = Duration.between(now, blockedUntil.get()).plusMillis(999).toSeconds();
            throw new Refusal(
                    429,
                    "auth.too_many_tries",
                    "That were too many tries; wait " + seconds + " s and try again.",
                    List.of(),
                    Map.of("retryAfter", seconds));
        }
    }

    public void failed(String email, String clientAddress) {
        Instant now = clock.instant();
        database.transaction(connection -> {
            int failures = count(connection, email, clientAddress, now);
            Sql.update(
                    connection,
                    "update foundation.sign_in_failure set blocked_until = ? where account = ? and client_address = ?",
                    now.plus(delay(failures)),
                    account(email),
                    clientAddress);
            return Sql.update(
                    connection,
                    """
                    delete from foundation.sign_in_failure f using (
                        select account, client_address from foundation.sign_in_failure
                        where last_failed_at < ? for update skip locked) old
                    where f.account = old.account and f.client_address = old.client_address
                    """,
                    now.minus(FORGOTTEN_AFTER));
        });
    }

    public void succeeded(String email, String clientAddress) {
        database.transaction(connection -> Sql.update(
                connection,
                "delete from foundation.sign_in_failure where account = ? and client_address = ?",
                account(email),
                clientAddress));
    }

    static Duration delay(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_FAILURES, 20);
        Duration delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    private static int count(Connection connection, String email, String clientAddress, Instant now)
            throws SQLException {
        return Sql.first(
                        connection,
                        """
                        insert into foundation.sign_in_failure as f
                            (account, client_address, failures, last_failed_at, blocked_until)
                        values (?, ?, 1, ?, ?)
                        on conflict (account, client_address) do update
                        set failures = case when f.last_failed_at < ? then 1 else f.failures + 1 end,
                            last_failed_at = excluded.last_failed_at
                        returning failures
                        """,
                        row -> row.getInt("failures"),
                        account(email),
                        clientAddress,
                        now,
                        now,
                        now.minus(FORGOTTEN_AFTER))
                .orElseThrow();
    }

    private static byte[] account(String email) {
        return Sha256.of(email.getBytes(StandardCharsets.UTF_8));
    }
}
