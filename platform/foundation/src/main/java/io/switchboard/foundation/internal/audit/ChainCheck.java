// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.internal.audit.AuditChain.Link;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes a chain anew, from the database's rows. */
final class ChainCheck {
    private static final int ROWS_AT_ONCE = 1_000;

    private final AuditChain chain;

    ChainCheck(AuditChain chain) {
        this.chain = chain;
    }

    /** @param organization null for the platform's own chain */
    Verification verify(Connection connection, @Nullable OrganizationId organization) throws SQLException {
        // First the end: what is added while the entries are read is not looked for.
        Optional<Link> written = chain.end(connection, organization);
        Link end = written.orElse(Link.beginning());
        long number = 0;
        byte[] hash = AuditChain.BEGINNING;
        try (PreparedStatement query = connection.prepareStatement(
                AuditRows.of(organization) + " and number <= ? order by number")) {
            query.setFetchSize(ROWS_AT_ONCE);
            int next = 1;
            if (organization != null) {
                query.setObject(next++, organization.value());
            }
            query.setLong(next, end.number());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Sealed entry = Sealed.of(rows);
                    hash = chain.hash(organization, hash, entry);
                    if (entry.number() != number + 1 || !Arrays.equals(hash, rows.getBytes("hash"))) {
                        return new Verification(false, number, number + 1);
                    }
                    number++;
                }
            }
        }
        // Every organization's chain begins with its registration, the platform's with its first entry.
        boolean isThere = written.isPresent() || organization == null && isEmpty(connection);
        boolean isWhole = isThere && end.isSealed() && number == end.number() && Arrays.equals(hash, end.hash());
        return new Verification(isWhole, number, isWhole ? null : number + 1);
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return Sql.first(connection, AuditRows.of(null) + " limit 1", row -> true).isEmpty();
    }
}
