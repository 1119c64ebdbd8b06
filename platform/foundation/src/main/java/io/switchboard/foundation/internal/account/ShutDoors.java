// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Says to whoever has shown who they are why they cannot come in, when that is their organization's doing. */
final class ShutDoors {
    private static final String SHUT = " and o.status in ('closing', 'suspended', 'closed') order by o.status limit 1";

    /** For somebody whose password was right and who may sign in nowhere. */
    Optional<Refusal> of(Connection connection, UserId user) throws SQLException {
        Optional<Refusal> shut = refusal(
                connection,
                """
                select o.status from foundation.app_user u
                join foundation.membership m on m.user_id = u.id and m.state = 'active'
                join foundation.organization o on o.id = m.organization_id
                where u.id = ? and u.status = 'active'
                """,
                user.value());
        return shut.isPresent() ? shut : RequiredSignOn.of(connection, user);
    }

    /** For a sign-in that is open but leads nowhere. */
    Optional<Refusal> of(Connection connection, SessionId session) throws SQLException {
        return refusal(
                connection,
                """
                select o.status from foundation.sign_in_session s
                join foundation.app_user u on u.id = s.user_id and u.status = 'active'
                join foundation.membership m
                    on m.user_id = s.user_id and m.organization_id = s.organization_id and m.state = 'active'
                join foundation.organization o on o.id = s.organization_id
                where s.id = ? and s.ended_at is null
                """,
                session.value());
    }

    /** For a key of the API that is good but leads nowhere. */
    Optional<Refusal> ofKey(Connection connection, String text) throws SQLException {
        return refusal(
                connection,
                """
                select o.status from foundation.api_key k join foundation.organization o on o.id = k.organization_id
                where k.secret_hash = ? and k.revoked_at is null
                """,
                SecretToken.hash(text));
    }

    private static Optional<Refusal> refusal(Connection connection, String query, Object argument) throws SQLException {
        return Sql.first(connection, query + SHUT, row -> refusal(row.getString("status")), argument);
    }

    private static Refusal refusal(String status) {
        return switch (status) {
            case "closing" -> new Refusal(
                    403,
                    "organization.closing",
                    "This organization is being closed, so only its owner can come in; ask them to keep it.");
            case "suspended" -> new Refusal(
                    403, "organization.suspended", "This organization is suspended; ask the operator why.");
            default -> new Refusal(
                    403, "organization.closed", "This organization is closed, so nobody can come in any more.");
        };
    }
}
