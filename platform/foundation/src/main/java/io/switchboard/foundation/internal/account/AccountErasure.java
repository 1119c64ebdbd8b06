// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Takes away what tells who an account's person was, and every way to come in. The row stays, since what they did
 * points to it; their address is free again.
 */
public final class AccountErasure {
    /** What nothing points to. */
    private static final List<String> OWN =
            List.of("user_avatar", "second_factor", "sign_in_proof", "sign_on_proof", "account_token", "configured_password");

    private final Clock clock;

    public AccountErasure(Clock clock) {
        this.clock = clock;
    }

    /**
     * For those that no organization knows as its member any more; the operator's account stays.
     *
     * @param alias what they are called from now on
     */
    public void erase(Connection connection, UserId user, String alias) throws SQLException {
        int erased = Sql.update(
                connection,
                """
                update foundation.app_user
                set email = 'erased-' || id || '@erased.invalid', name = ?, password_hash = null, language = null,
                    email_verified_at = null, status = 'deactivated', updated_at = ?
                where id = ? and platform_role is null
                """,
                alias,
                clock.instant(),
                user.value());
        if (erased == 0) {
            return;
        }
        for (String table : OWN) {
            Sql.update(connection, "delete from foundation." + table + " where user_id = ?", user.value());
        }
        Sql.update(connection, "delete from foundation.sign_in_session where user_id = ?", user.value());
    }
}
