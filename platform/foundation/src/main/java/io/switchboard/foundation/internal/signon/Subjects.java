// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Whom members are to their organization's provider. */
final class Subjects {
    private final Clock clock;

    Subjects(Clock clock) {
        this.clock = clock;
    }

    Optional<UserId> user(Connection connection, OrganizationId organization, String issuer, String subject)
            throws SQLException {
        return Sql.first(
                connection,
                """
                update foundation.oidc_identity set last_used_at = ?
                where organization_id = ? and issuer = ? and subject = ? returning user_id
                """,
                row -> new UserId(Sql.uuid(row, "user_id")),
                clock.instant(),
                organization.value(),
                issuer,
                subject);
    }

    void link(Connection connection, OrganizationId organization, String issuer, String subject, UserId user)
            throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.oidc_identity (organization_id, issuer, subject, user_id, created_at, last_used_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (organization_id, issuer, subject) do nothing
                """,
                organization.value(),
                issuer,
                subject,
                user.value(),
                clock.instant(),
                clock.instant());
    }
}
