// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.secret.MessageCode;
import io.switchboard.foundation.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Remembers which password of the configuration was given to an account, so that a start need not hash
 * each of them to see that nothing has changed: measured, a quarter of a start.
 */
public final class ConfiguredPasswords {
    private final MessageCode code;

    public ConfiguredPasswords(MessageCode code) {
        this.code = code;
    }

    public boolean isGiven(Connection connection, UserId user, String password) throws SQLException {
        byte[] expected = code(user, password);
        return Sql.first(
                        connection,
                        "select code from foundation.configured_password where user_id = ?",
                        row -> MessageDigest.isEqual(expected, row.getBytes("code")),
                        user.value())
                .orElse(false);
    }

    public void given(Connection connection, UserId user, String password) throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.configured_password (user_id, code) values (?, ?)
                on conflict (user_id) do update set code = excluded.code
                """,
                user.value(),
                code(user, password));
    }

    private byte[] code(UserId user, String password) {
        return code.of(
                user.toString().getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }
}
