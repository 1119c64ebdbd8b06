// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wall in the database: walks the tables that the working role can reach, so that one added tomorrow is checked too. */
@ExtendWith(RunningProduct.class)
class TenantTablesIT {
    private static final String TENANT_TABLES =
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
               and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
               and has_table_privilege('sb_app', c.oid, 'select, insert, update, delete')
             order by 1
            """;

    @Test
    void theWorkingRoleSeesNothingWithoutATenant(Stage stage) throws SQLException {
        stage.as(Stage.ANA).post("/api/crm/customers", Map.of("displayName", "Somebody to be seen")).expect(201);
        try (Connection owner = stage.owner();
                Connection app = stage.app()) {
            List<String> tables = strings(owner, TENANT_TABLES);
            assertThat(tables).contains("crm.customer", "conversations.message", "kernel.outbox_event");
            for (String table : tables) {
                if (mayRead(app, table)) {
                    assertThat(strings(app, "select count(*) from " + table)).as(table).containsExactly("0");
                }
            }
            assertThat(strings(owner, "select count(*) from crm.customer").get(0)).isNotEqualTo("0");
        }
    }

    @Test
    void everyTenantTableHasAPolicyAndKeysThatStartWithTheTenant(Stage stage) throws SQLException {
        try (Connection owner = stage.owner()) {
            assertThat(strings(owner, TENANT_TABLES.replace(
                            "order by 1", "and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid)) order by 1")))
                    .isEmpty();
            assertThat(strings(owner, TENANT_TABLES.replace(
                            "order by 1",
                            """
                            and exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary
                                         and i.indkey[0] <> (select a.attnum from pg_attribute a
                                              where a.attrelid = c.oid and a.attname = 'organization_id')) order by 1
                            """)))
                    .isEmpty();
        }
    }

    private static boolean mayRead(Connection app, String table) throws SQLException {
        return strings(app, "select has_schema_privilege(split_part('" + table + "', '.', 1), 'usage')"
                        + " and has_table_privilege('" + table + "', 'select')")
                .equals(List.of("t"));
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
