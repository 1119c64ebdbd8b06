// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.audit.AuditChain.Link;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Whether the ends of the audit logs carry the seal of a master key. */
public final class AuditSeals {
    private final AuditChain chain;

    public AuditSeals(MasterKey masterKey) {
        this.chain = AuditChain.of(masterKey);
    }

    /** How many logs were looked at, and how many of them do not carry it. */
    public record Tally(int all, int broken) {}

    public Tally tally(Connection connection, int most) throws SQLException {
        List<UUID> organizations = Sql.list(
                connection,
                "select chain_id from foundation.audit_chain where chain_id <> ? limit ?",
                row -> Sql.uuid(row, "chain_id"),
                AuditChain.PLATFORM,
                most);
        int broken = 0;
        for (UUID organization : organizations) {
            boolean isSealed = chain.end(connection, new OrganizationId(organization)).map(Link::isSealed).orElse(true);
            broken += isSealed ? 0 : 1;
        }
        return new Tally(organizations.size(), broken);
    }
}
