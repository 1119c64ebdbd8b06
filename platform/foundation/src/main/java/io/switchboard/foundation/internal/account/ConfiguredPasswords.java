// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which password of the configuration was given to an account, so that a start need not hash
 * each of them to see that nothing has changed: measured, a quarter of a start.
 */
public final class ConfiguredPasswords {
    private static final String CODE = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key of the codes; not kept in the database */
    public ConfiguredPasswords(byte[] key) {
        this.key = new SecretKeySpec(key, CODE);
    }

    public boolean isGiven(Connection connection, UserId user, String password) throws SQLException {
        byte[] code = code(user, password);
        return Sql.first(
                        connection,
                        "select code from foundation.configured_password where user_id = ?",
                        row -> MessageDigest.isEqual(code, row.getBytes("code")),
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
        try {
            Mac code = Mac.getInstance(CODE);
            code.init(key);
            code.update(user.toString().getBytes(StandardCharsets.UTF_8));
            return code.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + CODE, e);
        }
    }
}
