// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.config.SwitchboardConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** The archives of the modules that are to run, as the rows say; for one that looks without a kernel. */
public final class DeployedArchives {
    private final PGSimpleDataSource platform = new PGSimpleDataSource();
    private final Path store;

    public DeployedArchives(SwitchboardConfig.Database database, Path dataDir) {
        platform.setUrl(database.url());
        platform.setUser(database.platformUser());
        platform.setPassword(database.platformPassword());
        store = ModuleSystem.store(dataDir);
    }

    /** By the module's id; none before the first start. */
    public Map<String, Path> byModule() {
        try (Connection connection = platform.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, Path> archives = new TreeMap<>();
            if (!isMade(statement)) {
                return archives;
            }
            try (ResultSet rows = statement.executeQuery(
                    "select module, desired_sha256 from kernel.module_state where state <> 'stopped'")) {
                while (rows.next()) {
                    archives.put(rows.getString(1), ArchiveStore.in(store, rows.getString(2)));
                }
            }
            return archives;
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of the modules cannot be read (" + e.getSQLState() + ")", e);
        }
    }

    private static boolean isMade(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'kernel' and c.relname = 'module_state')")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
