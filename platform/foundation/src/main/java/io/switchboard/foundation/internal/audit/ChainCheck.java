// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.internal.audit.AuditChain.Link;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
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
        // Counts only where no entry tells the end of its own moment: then nothing may have been before it either.
        Optional<Link> end = chain.end(connection, organization);
        long number = 0;
        byte[] hash = AuditChain.BEGINNING;
        try (PreparedStatement query = connection.prepareStatement(AuditRows.withEnd(organization))) {
            query.setFetchSize(ROWS_AT_ONCE);
            query.setObject(1, AuditChain.id(organization));
            if (organization != null) {
                query.setObject(2, organization.value());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    end = end(rows, organization);
                    Sealed entry = Sealed.of(rows);
                    hash = chain.hash(organization, hash, entry);
                    if (entry.number() != number + 1 || !Arrays.equals(hash, rows.getBytes("hash"))) {
                        return new Verification(false, number, number + 1);
                    }
                    number++;
                }
            }
        }
        boolean isWhole = end.isPresent()
                ? fits(end.get(), number, hash)
                // Every organization's chain begins with its registration, the platform's with its first entry.
                : organization == null && number == 0;
        return new Verification(isWhole, number, isWhole ? null : number + 1);
    }

    private static boolean fits(Link end, long number, byte[] hash) {
        return end.isSealed() && number == end.number() && Arrays.equals(hash, end.hash());
    }

    private Optional<Link> end(ResultSet row, @Nullable OrganizationId organization) throws SQLException {
        long number = row.getLong("end_number");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(chain.link(number, row.getBytes("end_hash"), row.getBytes("end_seal"), organization));
    }
}
