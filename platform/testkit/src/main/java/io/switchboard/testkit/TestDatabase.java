// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.switchboard.kernel.Kernel;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.launcher.DatabaseSetup;
import io.switchboard.launcher.EmbeddedPostgres;
import io.switchboard.launcher.InstallationSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The platform's database as the product sets it up, with the kernel's own tables: one per JVM, in
 * {@code target/postgres}, or where the system property {@code switchboard.test.database} says, empty at the start
 * and gone at the end. Threads may share it.
 */
public final class TestDatabase {
    private static final byte[] DOOR = "the door of tests".getBytes(StandardCharsets.UTF_8);

    private final EmbeddedPostgres server;
    private final TestRoles roles;
    private final DataSource app;
    private final PlatformDatabase platform;

    private TestDatabase(Path directory) {
        InstallationSecrets secrets = InstallationSecrets.keptIn(directory.resolve("secrets.properties"));
        server = EmbeddedPostgres.startEmpty(directory);
        DatabaseSetup.apply(server::connect, secrets);
        roles = new TestRoles(server.url(DatabaseSetup.DATABASE), secrets);
        app = pool(roles.app());
        platform = PlatformDatabase.open(roles, pool(roles.platform()));
        platform.migrate("kernel", Kernel.class.getClassLoader());
        platform.transaction(TestDatabase::fitDoor);
    }

    /** The database of this JVM; the first call starts it. */
    public static TestDatabase running() {
        return Running.DATABASE;
    }

    /** A pooled connection of the role that does a module's work, bound by row-level security. */
    public Connection app() throws SQLException {
        return app.getConnection();
    }

    /** Binds the running transaction of such a connection to the organization, as the platform does for a module. */
    public static void enter(Connection app, UUID organization) throws SQLException {
        try (PreparedStatement enter = app.prepareStatement("select sb.enter(?, ?, '')")) {
            enter.setBytes(1, DOOR);
            enter.setObject(2, organization);
            enter.execute();
        }
    }

    private static boolean fitDoor(Connection platform) throws SQLException {
        try (PreparedStatement fit = platform.prepareStatement("insert into sb.door (code_hash) values (sha256(?))")) {
            fit.setBytes(1, DOOR);
            return fit.executeUpdate() == 1;
        }
    }

    /** A connection of the role that owns the tables; row-level security does not bind it. */
    public Connection owner() throws SQLException {
        return roles.owner().getConnection();
    }

    /** A connection that may do anything, to see what no role of the product may see. */
    public Connection superuser() throws SQLException {
        return server.connect(DatabaseSetup.DATABASE);
    }

    /** Where it is and how its roles sign in, as the product's configuration would say it. */
    public SwitchboardConfig.Database settings() {
        return roles;
    }

    /** The platform's tables, as foundation and kernel reach them. */
    public PlatformDatabase platform() {
        return platform;
    }

    /**
     * Applies {@code db/migration/<schema>} of the loader as a deployment would, with its check of the row
     * policies. Applying it again does nothing.
     */
    public TestDatabase migrated(String schema, ClassLoader loader) {
        platform.migrate(schema, loader);
        return this;
    }

    private static DataSource pool(PGSimpleDataSource role) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(role);
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Loaded by the first call of {@link #running}. */
    private static final class Running {
        static final TestDatabase DATABASE = start();

        private static TestDatabase start() {
            String directory = System.getProperty("switchboard.test.database", "target/postgres");
            TestDatabase made = new TestDatabase(Path.of(directory).toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(made.server::close, "test-database-stop"));
            return made;
        }
    }
}
