// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.purge.TenantTable;
import io.switchboard.foundation.internal.sql.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The rows of modules, running or not, a line of JSON for each; some hundred at a time are in memory. */
final class ModuleTables {
    private static final int STEP = 500;
    /** What the platform knows is told in words of its own. */
    private static final Set<String> PLATFORM = Set.of("foundation", "kernel");

    private ModuleTables() {}

    static List<TenantTable> all(Connection connection) throws SQLException {
        return TenantTable.all(connection).stream()
                .filter(table -> !PLATFORM.contains(table.schema()))
                .toList();
    }

    static void write(Connection connection, OrganizationId organization, TenantTable table, OutputStream out)
            throws SQLException, IOException {
        String cursor = Sql.first(
                        connection,
                        "select foundation.open_rows(?, ?, ?)::text as cursor",
                        row -> row.getString("cursor"),
                        organization.value(),
                        table.schema(),
                        table.name())
                .orElseThrow();
        // The database has chosen the name: "<unnamed portal 1>".
        String quoted = '"' + cursor.replace("\"", "\"\"") + '"';
        while (fetch(connection, quoted, out) == STEP) {
            continue;
        }
        Sql.update(connection, "close " + quoted);
    }

    private static int fetch(Connection connection, String cursor, OutputStream out) throws SQLException, IOException {
        int lines = 0;
        try (PreparedStatement fetch = connection.prepareStatement("fetch " + STEP + " from " + cursor);
                ResultSet rows = fetch.executeQuery()) {
            while (rows.next()) {
                out.write(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                lines++;
            }
        }
        return lines;
    }
}
