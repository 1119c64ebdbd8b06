// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of people's passkeys. */
final class PasskeyRows {
    private static final String COLUMNS =
            "select id, name, credential_id, credential, signatures, transports, created_at, last_used_at from foundation.passkey";

    private final Clock clock;

    PasskeyRows(Clock clock) {
        this.clock = clock;
    }

    List<StoredPasskey> of(Connection connection, UserId user) throws SQLException {
        return Sql.list(
                connection, COLUMNS + " where user_id = ? order by created_at, id", PasskeyRows::passkey, user.value());
    }

    Optional<StoredPasskey> find(Connection connection, UserId user, byte[] credentialId) throws SQLException {
        return Sql.first(
                connection,
                COLUMNS + " where user_id = ? and credential_id = ? for update",
                PasskeyRows::passkey,
                user.value(),
                credentialId);
    }

    /** @return whether nobody has this credential yet */
    boolean add(Connection connection, UserId user, StoredPasskey passkey) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into foundation.passkey
                            (user_id, id, name, credential_id, credential, signatures, transports, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        user.value(),
                        passkey.id(),
                        passkey.name(),
                        passkey.credentialId(),
                        passkey.credential(),
                        passkey.signatures(),
                        String.join(" ", passkey.transports()),
                        passkey.createdAt())
                == 1;
    }

    void used(Connection connection, UserId user, UUID id, long signatures) throws SQLException {
        Sql.update(
                connection,
                "update foundation.passkey set signatures = ?, last_used_at = ? where user_id = ? and id = ?",
                signatures,
                clock.instant(),
                user.value(),
                id);
    }

    void remove(Connection connection, UserId user, UUID id) throws SQLException {
        Sql.update(connection, "delete from foundation.passkey where user_id = ? and id = ?", user.value(), id);
    }

    private static StoredPasskey passkey(ResultSet row) throws SQLException {
        String transports = row.getString("transports");
        return new StoredPasskey(
                Sql.uuid(row, "id"),
                row.getString("name"),
                row.getBytes("credential_id"),
                row.getBytes("credential"),
                row.getLong("signatures"),
                transports.isEmpty() ? List.of() : List.of(transports.split(" ")),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "last_used_at"));
    }
}
