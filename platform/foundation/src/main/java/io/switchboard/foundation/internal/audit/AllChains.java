// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.AuditVerification.Finding;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every chain that there is. */
public final class AllChains {
    private final ChainCheck check;

    public AllChains(byte[] masterKey) {
        this.check = new ChainCheck(AuditChain.of(new MasterKey(masterKey)));
    }

    private record Named(@Nullable OrganizationId organization, String name) {}

    public List<Finding> verify(PlatformDatabase database) {
        List<Named> all = new ArrayList<>(List.of(new Named(null, "the platform")));
        all.addAll(database.transaction(c -> Sql.list(
                c,
                """
                select o.id, o.name from foundation.organization o
                where o.purged_at is null
                   or not exists (select from foundation.audit_event e
                                  where e.organization_id is null and e.action = 'organization.purged'
                                    and e.entity_id = o.id::text)
                order by o.name, o.id
                """,
                row -> new Named(new OrganizationId(Sql.uuid(row, "id")), row.getString("name")))));
        List<Finding> findings = new ArrayList<>();
        for (Named one : all) {
            findings.add(database.transaction(c -> finding(c, one)));
        }
        return findings;
    }

    private Finding finding(Connection connection, Named one) throws SQLException {
        Verification verification = check.verify(connection, one.organization());
        Long broken = verification.firstBroken();
        return new Finding(one.name(), verification, broken == null ? null : entry(connection, one, broken));
    }

    private static @Nullable String entry(Connection connection, Named one, long number) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        if (one.organization() != null) {
            arguments.add(one.organization().value());
        }
        arguments.add(number);
        return Sql.first(
                        connection,
                        AuditRows.of(one.organization()) + " and number = ?",
                        AllChains::words,
                        arguments.toArray())
                .orElse(null);
    }

    private static String words(ResultSet row) throws SQLException {
        Sealed entry = Sealed.of(row);
        return entry.at() + " " + entry.action() + " by " + entry.actor();
    }
}
