// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Refuses a migration that leaves a table readable by more than one organization. Runs inside the
 * migration's transaction, so that nothing of it stays.
 */
final class TenantTableLint implements Callback {

    // A table that the working role can reach must carry the tenant, be guarded by a policy for that
    // role, and have keys that start with the tenant.
    private static final String UNPROTECTED =
            """
            select c.relname,
                   case
                     when not exists (select from pg_attribute a where a.attrelid = c.oid
                                      and a.attname = 'organization_id' and a.attnotnull)
                       then 'without a column organization_id that is not null'
                     when not c.relrowsecurity then 'without row-level security'
                     when not exists (select from pg_policy p where p.polrelid = c.oid
                                      and (select oid from pg_roles where rolname = 'sb_app') = any (p.polroles))
                       then 'without a row policy for sb_app'
                     when exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary
                                  and i.indkey[0] <> (select a.attnum from pg_attribute a
                                                      where a.attrelid = c.oid and a.attname = 'organization_id'))
                       then 'with a primary key that does not start with organization_id'
                   end as fault
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relkind in ('r', 'p')
              and has_table_privilege('sb_app', c.oid, 'select, insert, update, delete')
            order by c.relname
            """;

    private final String schema;

    TenantTableLint(String schema) {
        this.schema = schema;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            check(context.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of " + schema + " could not be checked", e);
        }
    }

    private void check(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(UNPROTECTED)) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("fault") != null) {
                        throw new UnprotectedTable(schema, rows.getString("relname"), rows.getString("fault"));
                    }
                }
            }
        }
    }

    @Override
    public String getCallbackName() {
        return "tenant-table-lint";
    }

    /** A migration adds a table that organizations could see each other's rows of. */
    static final class UnprotectedTable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnprotectedTable(String schema, String table, String fault) {
            super("adds the table " + schema + "." + table + " " + fault
                    + ", so organizations could see each other's rows; add it and deploy again");
        }
    }
}
