// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.kernel.persistence.MigrationRefused;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestDatabaseTest {
    private static final String GUARDED =
            """
            create table note (
                organization_id uuid not null default sb.org(), id int not null, primary key (organization_id, id));
            alter table note enable row level security;
            create policy tenant on note to sb_app
                using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
            grant select, insert on note to sb_app;
            """;

    private final TestDatabase database = TestDatabase.running();

    @TempDir
    private Path folder;

    @Test
    void the_working_role_sees_only_the_rows_of_its_organization() throws Exception {
        database.migrated("guarded", withMigration("guarded", GUARDED));
        try (Connection app = database.app()) {
            app.setAutoCommit(false);
            TestDatabase.enter(app, new UUID(0, 10));
            execute(app, "insert into guarded.note (id) values (1)");
            assertThat(count(app, "guarded.note")).isOne();
            app.commit();

            TestDatabase.enter(app, new UUID(0, 11));
            assertThat(count(app, "guarded.note")).isZero();
            app.rollback();
        }
        try (Connection owner = database.owner()) {
            assertThat(count(owner, "guarded.note")).isOne();
        }
    }

    @Test
    void nobody_but_the_platform_says_whose_transaction_it_is() throws Exception {
        database.migrated("guarded", withMigration("guarded", GUARDED));
        UUID own = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        try (Connection app = database.app()) {
            app.setAutoCommit(false);
            TestDatabase.enter(app, other);
            execute(app, "insert into guarded.note (id) values (2)");
            String seen = text(app, "select current_setting('app.seal')");
            app.commit();

            TestDatabase.enter(app, own);
            assertThat(count(app, "guarded.note")).isZero();
            String step = "select set_config('app.organization_id', '" + other + "', true)";
            for (String theft : List.of(
                    step,
                    step + ", set_config('app.seal', '" + seen + "', true)",
                    "set app.organization_id = '" + other + "'",
                    "do $$ begin perform set_config('app.organization_id', '" + other + "', true); end $$")) {
                execute(app, "savepoint before");
                execute(app, theft);
                assertThatThrownBy(() -> count(app, "guarded.note")).as(theft).hasMessageContaining("Only the platform says");
                execute(app, "rollback to before");
            }
            for (String door : List.of(
                    "select sb.enter('\\x00', '" + other + "', '')",
                    "select sb.seal('" + other + "')",
                    "select key from sb.seal_key",
                    "select code_hash from sb.door",
                    "insert into sb.door values ('\\x00')")) {
                execute(app, "savepoint before");
                assertThatThrownBy(() -> execute(app, door))
                        .as(door)
                        .hasMessageMatching("(?s).*(Only the platform says|permission denied).*");
                execute(app, "rollback to before");
            }
            assertThat(count(app, "guarded.note")).as("the transaction is its own still").isZero();
            app.rollback();
            assertThat(count(app, "guarded.note")).as("the same connection, and nobody's transaction").isZero();
        }
    }

    @Test
    void a_migration_that_leaves_a_table_open_is_refused() throws Exception {
        ClassLoader open = withMigration("careless", "create table note (id int); grant select on note to sb_app");

        assertThatThrownBy(() -> database.migrated("careless", open))
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("note");
    }

    private ClassLoader withMigration(String schema, String sql) throws IOException {
        Path file = folder.resolve("db/migration/" + schema + "/V1__first.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
