// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** That an organization asks its members to come by its provider. Never its owner, so that nobody is locked out for good. */
public final class RequiredSignOn {
    /** For a query of users {@code u} and organizations {@code o}: whom a password lets in there. */
    static final String LETS_IN =
            """
            o.owner_user_id = u.id or not exists (select from foundation.single_sign_on x
                where x.organization_id = o.id and x.is_on and x.is_required)
            """;

    private static final String REQUIRED =
            """
            select o.name from foundation.single_sign_on x
            join foundation.organization o on o.id = x.organization_id
            where x.is_on and x.is_required
            """;

    private RequiredSignOn() {}

    /**
     * For somebody who has shown a password.
     *
     * @throws Refusal 403 {@code sign_on.required}
     */
    public static void refuseWithout(Connection connection, OrganizationId organization, UserId user)
            throws SQLException {
        refuse(Sql.first(
                connection,
                REQUIRED + " and o.id = ? and o.owner_user_id <> ?",
                RequiredSignOn::refusal,
                organization.value(),
                user.value()));
    }

    /** For somebody who is about to join. Refused as the other. */
    public static void refuseWithout(Connection connection, OrganizationId organization) throws SQLException {
        refuse(Sql.first(connection, REQUIRED + " and o.id = ?", RequiredSignOn::refusal, organization.value()));
    }

    /** Why a right password leads nowhere, when that is why. */
    static Optional<Refusal> of(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                connection,
                REQUIRED
                        + """
                         and exists (select from foundation.membership m
                             where m.organization_id = o.id and m.user_id = ? and m.state = 'active')
                        order by o.name limit 1
                        """,
                RequiredSignOn::refusal,
                user.value());
    }

    private static void refuse(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                403,
                "sign_on.required",
                row.getString("name") + " lets its people in by single sign-on only; choose that in the place of the password.");
    }
}
