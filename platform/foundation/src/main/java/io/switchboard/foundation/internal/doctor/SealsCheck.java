// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.audit.AuditSeals;
import io.switchboard.foundation.internal.secret.DataKeys;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether the master key is the one that the database's secrets were sealed with. */
public record SealsCheck(DatabaseRoles roles, SwitchboardConfig.Security settings) implements Check {
    private static final int ENOUGH = 1_000;
    private static final String OTHER_KEY =
            "Put back the master key of the installation that this database belongs to (secrets.properties in its backup);"
                    + " a new one opens nothing.";

    /** The key of an organization, wrapped by the master key. */
    private record Wrapped(OrganizationId organization, byte[] key) {}

    @Override
    public String name() {
        return "seals";
    }

    @Override
    public Finding look() throws SQLException {
        byte[] bytes = KeysCheck.decoded(settings.masterKey());
        if (bytes == null || bytes.length == 0) {
            return Finding.critical("There is no master key to open anything with.", OTHER_KEY);
        }
        MasterKey master = new MasterKey(bytes);
        try (Connection connection = roles.platform()) {
            if (!isMade(connection)) {
                return Finding.ok("Nothing is sealed yet.");
            }
            List<Wrapped> keys = Sql.list(
                    connection,
                    "select organization_id, wrapped from foundation.data_key order by created_at desc limit " + ENOUGH,
                    row -> new Wrapped(new OrganizationId(Sql.uuid(row, "organization_id")), row.getBytes("wrapped")));
            long shut = keys.stream().filter(key -> !DataKeys.opens(master, key.organization(), key.key())).count();
            return shut == 0 ? examined(connection, master, keys.size()) : shut(shut, keys.size());
        }
    }

    private static Finding shut(long shut, int all) {
        return Finding.critical(
                "The master key opens " + (all - shut) + " of " + all + " organizations' keys, so their secrets cannot be read.",
                OTHER_KEY);
    }

    /** Every organization has an audit log from its first moment on, but a key only once it keeps a secret. */
    private static Finding examined(Connection connection, MasterKey master, int keys) throws SQLException {
        AuditSeals.Tally logs = new AuditSeals(master).tally(connection, ENOUGH);
        if (logs.all() > 0 && logs.broken() == logs.all()) {
            return Finding.critical("None of " + logs.all() + " audit logs carries the seal of this master key.", OTHER_KEY);
        }
        if (logs.broken() > 0) {
            return Finding.critical(
                    "The end of " + logs.broken() + " of " + logs.all() + " audit logs was moved outside of the product.",
                    "Look at Settings, Audit log in each organization, and compare with a backup.");
        }
        return Finding.ok("The master key opens the keys of " + keys + " organizations and fits " + logs.all() + " audit logs.");
    }

    private static boolean isMade(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select to_regclass('foundation.audit_chain') is not null as made",
                        row -> row.getBoolean("made"))
                .orElse(false);
    }
}
