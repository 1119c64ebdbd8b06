// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.file.Files;
import io.switchboard.api.secret.Secrets;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Organizations.GrantChange;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.testkit.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FoundationTest
class TenantTablesTest {
    private static final String TABLES =
            """
            select c.relname, c.relrowsecurity,
                   exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'
                           and a.attnotnull) or c.relname = 'organization' as tenant,
                   exists (select from pg_policy p where p.polrelid = c.oid
                           and 'sb_app'::regrole = any (p.polroles)) as guarded,
                   has_table_privilege('sb_app', c.oid, 'select') as readable,
                   has_table_privilege('sb_app', c.oid, 'insert, update, delete') as writable
            from pg_class c
            where c.relnamespace = 'foundation'::regnamespace and c.relkind = 'r'
              and c.relname <> 'flyway_schema_history'
            """;

    private final RunningFoundation running;
    private final Identity admin;

    TenantTablesTest(RunningFoundation running) throws IOException {
        this.running = running;
        this.admin = running.register("Row of each");
        try (TenantContext.Binding bound = TenantContext.bind(admin.caller())) {
            running.lend(Secrets.class, "crm").seal("key", new byte[] {1});
            running.lend(Files.class, "crm").store("a.txt", new ByteArrayInputStream("a file".getBytes()));
        }
        running.foundation()
                .organizations()
                .setGrants(
                        admin.caller().organization(),
                        new GrantChange(Map.of("billing", true), Map.of("seats", 5L), null, "a test"),
                        running.operator());
    }

    @Test
    void everyTableIsGuardedAndTheAppRoleWritesNone() throws SQLException {
        List<Table> tables = tables();
        assertThat(tables).hasSizeGreaterThan(10).allMatch(Table::rowSecurity).noneMatch(Table::writable);
        assertThat(tables.stream().filter(Table::tenant)).hasSizeGreaterThan(6).allMatch(Table::guarded);
        assertThat(tables.stream().filter(Table::readable)).allMatch(Table::tenant);
        assertThat(tables.stream().filter(Table::readable)).extracting(Table::name).doesNotContain("data_key");
    }

    @Test
    void withoutATenantNoRowOfAnyTenantTableIsSeen() throws SQLException {
        // Read rights on all tables, so that the policies alone are what hides the rows.
        withReadRights(app -> {
            for (Table table : tables()) {
                assertThat(rows(app, table.name())).as(table.name()).isZero();
            }
        });
    }

    @Test
    void withATenantOnlyItsRowsAreSeen() throws SQLException {
        OrganizationId other = running.newOrganization();
        withReadRights(app -> {
            setTenant(app, other);
            for (Table table : tables()) {
                // Organization, membership and the record of its registration are the other's own.
                boolean own = List.of("organization", "membership", "audit_event").contains(table.name());
                assertThat(rows(app, table.name())).as(table.name()).isEqualTo(own ? 1 : 0);
            }
            setTenant(app, admin.caller().organization());
            assertThat(rows(app, "feature_grant")).isEqualTo(1);
            assertThat(rows(app, "stored_file")).isEqualTo(1);
        });
    }

    @Test
    void theOwnerOfAnOrganizationIsAMember() {
        Identity stranger = running.register("Stranger");
        assertThatThrownBy(() -> running.database().transaction(c -> Sql.update(
                        c,
                        "update foundation.organization set owner_user_id = ? where id = ?",
                        stranger.user().value(),
                        admin.caller().organization().value())))
                .rootCause()
                .hasMessageContaining("organization_owner");
    }

    private List<Table> tables() throws SQLException {
        try (Connection owner = TestDatabase.running().owner()) {
            return Sql.list(owner, TABLES, row -> new Table(
                    row.getString("relname"),
                    row.getBoolean("relrowsecurity"),
                    row.getBoolean("tenant"),
                    row.getBoolean("guarded"),
                    row.getBoolean("readable"),
                    row.getBoolean("writable")));
        }
    }

    private void withReadRights(AppWork work) throws SQLException {
        try (Connection app = TestDatabase.running().superuser()) {
            app.setAutoCommit(false);
            Sql.update(app, "grant select on all tables in schema foundation to sb_app");
            Sql.update(app, "set local role sb_app");
            work.on(app);
            app.rollback();
        }
    }

    private static void setTenant(Connection connection, OrganizationId organization) throws SQLException {
        TestDatabase.enter(connection, organization.value());
    }

    private static long rows(Connection connection, String table) throws SQLException {
        return Sql.first(connection, "select count(*) from foundation." + table, row -> row.getLong(1)).orElseThrow();
    }

    private record Table(
            String name, boolean rowSecurity, boolean tenant, boolean guarded, boolean readable, boolean writable) {}

    private interface AppWork {
        void on(Connection app) throws SQLException;
    }
}
