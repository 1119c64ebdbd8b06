// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Whether each table of organizations is guarded, and shows nothing to a connection without an organization. */
public record RowPoliciesCheck(DatabaseRoles roles) implements Check {
    private static final String TABLES =
            """
            select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as guarded,
                   exists (select from pg_policy p where p.polrelid = c.oid) as ruled,
                   has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname !~ '^(pg_|information_schema$)'
              and exists (select from pg_attribute a
                          where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
            order by 1
            """;

    /** A table that rows of organizations lie in; its name is quoted by the database. */
    private record Table(String name, boolean isGuarded, boolean isRuled, boolean isReadable) {
        static Table of(ResultSet row) throws SQLException {
            return new Table(
                    row.getString("name"), row.getBoolean("guarded"), row.getBoolean("ruled"), row.getBoolean("readable"));
        }
    }

    @Override
    public String name() {
        return "row policies";
    }

    @Override
    public Finding look() throws SQLException {
        try (Connection app = roles.app()) {
            List<Table> tables = Sql.list(app, TABLES, Table::of);
            List<String> open = tables.stream().filter(table -> !table.isGuarded()).map(Table::name).toList();
            if (!open.isEmpty()) {
                return Finding.critical(
                        "No row-level security on " + String.join(", ", open) + ", so organizations could see each other.",
                        "alter table " + open.get(0) + " enable row level security, and give it a policy.");
            }
            List<String> lawless = tables.stream().filter(table -> !table.isRuled()).map(Table::name).toList();
            if (!lawless.isEmpty()) {
                return Finding.critical(
                        "No row policy on " + String.join(", ", lawless) + ", so its rows are nobody's.",
                        "Put back the policy that its migration makes (create policy tenant on " + lawless.get(0) + " …).");
            }
            return strangers(app, tables);
        }
    }

    private Finding strangers(Connection app, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            if (table.isReadable() && showsSomething(app, table)) {
                return Finding.critical(
                        roles.settings().appUser() + " sees rows of " + table.name() + " without saying for whom.",
                        "Correct the policy of " + table.name() + ": it must compare organization_id with sb.org().");
            }
        }
        return Finding.ok(tables.size() + " tables of organizations are guarded, and show nothing without an organization.");
    }

    private static boolean showsSomething(Connection app, Table table) throws SQLException {
        return Sql.first(app, "select exists (select from " + table.name() + ")", row -> row.getBoolean(1)).orElse(false);
    }
}
