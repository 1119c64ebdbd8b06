// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.purge;

import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A table whose rows belong to organizations, the platform's or a module's, running or not. */
public record TenantTable(String schema, String name) {

    /** Those that point to others before those that they point to. */
    public static List<TenantTable> all(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select schema_name, table_name from foundation.tenant_table order by depth, schema_name, table_name",
                row -> new TenantTable(row.getString("schema_name"), row.getString("table_name")));
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
