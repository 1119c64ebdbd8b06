// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.secret.Seal;
import io.switchboard.foundation.internal.sql.Sql;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rows of second factors: that somebody has one, the key of their app, and which of its codes was used last. */
final class SecondFactors {
    private final Totp totp = new Totp();
    private final Seal seal;
    private final Clock clock;

    SecondFactors(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    Optional<Instant> since(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                connection,
                "select created_at from foundation.second_factor where user_id = ?",
                row -> Sql.instant(row, "created_at"),
                user.value());
    }

    /**
     * Keeps the key from now on.
     *
     * @param step of the code that showed that the person's app has it
     * @return whether they had no app before
     */
    boolean add(Connection connection, UserId user, byte[] key, long step) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into foundation.second_factor as f (user_id, sealed_key, last_step, created_at)
                        values (?, ?, ?, ?)
                        on conflict (user_id) do update set sealed_key = excluded.sealed_key, last_step = excluded.last_step
                            where f.sealed_key is null
                        """,
                        user.value(),
                        seal.close(key, place(user)),
                        step,
                        clock.instant())
                == 1;
    }

    /** Lets this person have passkeys. @return whether they had no second factor before */
    boolean ensure(Connection connection, UserId user) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into foundation.second_factor (user_id, last_step, created_at)
                        values (?, 0, ?) on conflict (user_id) do nothing
                        """,
                        user.value(),
                        clock.instant())
                == 1;
    }

    /** @return whether there is an app; it stays as it is until this transaction ends */
    boolean lockApp(Connection connection, UserId user) throws SQLException {
        return stored(connection, user).filter(stored -> stored.sealedKey() != null).isPresent();
    }

    boolean hasApp(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from foundation.second_factor where user_id = ? and sealed_key is not null",
                        row -> true,
                        user.value())
                .isPresent();
    }

    OptionalLong firstStep(byte[] key, String code) {
        return totp.step(key, code, clock.instant(), 0);
    }

    /** @return whether there is one; it stays as it is until this transaction ends */
    boolean lock(Connection connection, UserId user) throws SQLException {
        return stored(connection, user).isPresent();
    }

    private static Optional<Stored> stored(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                connection,
                "select sealed_key, last_step from foundation.second_factor where user_id = ? for update",
                row -> new Stored(row.getBytes("sealed_key"), row.getLong("last_step")),
                user.value());
    }

    /** Uses a code up; of two who show the same at once, one finds the step used already. */
    boolean use(Connection connection, UserId user, String code) throws SQLException {
        Optional<Stored> stored = stored(connection, user);
        byte[] sealedKey = stored.map(Stored::sealedKey).orElse(null);
        if (sealedKey == null || !Totp.isCode(code)) {
            return false;
        }
        OptionalLong step = totp.step(key(user, sealedKey), code, clock.instant(), stored.orElseThrow().lastStep());
        if (step.isPresent()) {
            Sql.update(
                    connection,
                    "update foundation.second_factor set last_step = ? where user_id = ?",
                    step.getAsLong(),
                    user.value());
        }
        return step.isPresent();
    }

    /** @return whether there was one */
    boolean remove(Connection connection, UserId user) throws SQLException {
        return Sql.update(connection, "delete from foundation.second_factor where user_id = ?", user.value()) == 1;
    }

    private byte[] key(UserId user, byte[] sealedKey) {
        try {
            return seal.open(sealedKey, place(user));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The second factor of user " + user
                    + " cannot be opened: switchboard.security.master-key is not the one it was made with", e);
        }
    }

    private static String place(UserId user) {
        return "second factor\n" + user;
    }

    private record Stored(byte @Nullable [] sealedKey, long lastStep) {}
}
