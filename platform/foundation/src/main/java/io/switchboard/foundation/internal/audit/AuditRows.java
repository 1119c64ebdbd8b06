// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The entries of one chain. */
final class AuditRows {
    private static final String COLUMNS =
            """
            select e.number, at, actor_id, actor, on_behalf_of, action, entity_type, entity_id, detail::text as detail,
                   client_address, request_id, e.hash
            """;

    private AuditRows() {}

    /** The query, to go on with further conditions; its argument is the organization, unless that is the platform itself. */
    static String of(@Nullable OrganizationId organization) {
        return COLUMNS + " from foundation.audit_event e where number is not null" + whose(organization);
    }

    /**
     * All entries in order, each with the end of the chain beside it: one statement sees both as they were at one
     * moment. Its arguments are the chain's id, and the organization, unless that is the platform itself.
     */
    static String withEnd(@Nullable OrganizationId organization) {
        return COLUMNS
                + """
                , c.number as end_number, c.hash as end_hash, c.seal as end_seal
                from foundation.audit_event e left join foundation.audit_chain c on c.chain_id = ?
                where e.number is not null
                """
                + whose(organization)
                + " order by e.number";
    }

    /** The number of the last entry that there is, 0 when there is none. */
    static long last(Connection connection, @Nullable OrganizationId organization) throws SQLException {
        Object[] arguments = organization == null ? new Object[0] : new Object[] {organization.value()};
        return Sql.first(
                        connection,
                        "select max(number) as last from foundation.audit_event where number is not null" + whose(organization),
                        row -> row.getLong("last"),
                        arguments)
                .orElseThrow();
    }

    private static String whose(@Nullable OrganizationId organization) {
        return organization == null ? " and organization_id is null" : " and organization_id = ?";
    }
}
