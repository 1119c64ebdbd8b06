// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real server, started, adopted, killed and refused. */
class EmbeddedPostgresIT {
    private static final BuildFacts BUILD = BuildFacts.load();
    private static final Set<PosixFilePermission> EVERYBODY_MAY_LOOK = PosixFilePermissions.fromString("rwxr-xr-x");

    @TempDir
    private static Path shared;

    private Path directory;

    @BeforeAll
    static void unpackedOnce() throws IOException {
        Files.setPosixFilePermissions(shared, EVERYBODY_MAY_LOOK);
        PostgresBinaries.unpackedBelow(shared, BUILD.postgresVersion());
    }

    @BeforeEach
    void theSameBinaries() throws IOException {
        directory = Files.createTempDirectory(shared, "installation");
        Files.setPosixFilePermissions(directory, EVERYBODY_MAY_LOOK);
        String name = "postgresql-" + BUILD.postgresVersion();
        Files.createSymbolicLink(directory.resolve(name), shared.resolve(name));
    }

    @Test
    void its_data_and_its_port_survive_a_stop() throws SQLException {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            port = postgres.port();
            execute(postgres, "create table kept as select 42 as answer");
        }
        assertThat(directory.resolve("cluster").resolve("postmaster.pid")).doesNotExist();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.adopted()).isFalse();
            assertThat(one(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void it_is_durable_and_lets_nobody_in_without_a_password() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(one(postgres, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(one(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(postgres, "show unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class);
            assertThat(directory.resolve("initdb.password")).doesNotExist();
        }
    }

    @Test
    void a_running_server_is_adopted_and_not_started_twice() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory);
                EmbeddedPostgres second = EmbeddedPostgres.start(directory)) {
            assertThat(second.adopted()).isTrue();
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(second.pid()).isEqualTo(first.pid());
            assertThat(one(second, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void what_was_committed_survives_a_killed_server() throws SQLException {
        EmbeddedPostgres killed = EmbeddedPostgres.start(directory);
        execute(killed, "create table kept as select 42 as answer");
        long process = killed.pid().orElseThrow();
        ProcessHandle.of(process).orElseThrow().destroyForcibly();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.pid()).isPresent().get().isNotEqualTo(process);
            assertThat(one(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_taken_port_is_replaced() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            port = postgres.port();
        }
        try (var other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(other.isBound()).isTrue();
            assertThat(postgres.port()).isNotEqualTo(port);
            assertThat(one(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void data_of_another_major_version_is_refused_and_left_alone() throws IOException {
        Path cluster = Files.createDirectories(directory.resolve("cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was written by PostgreSQL 17 and this build carries PostgreSQL " + BUILD.postgresMajor());
        assertThat(Files.list(cluster)).hasSize(1);
    }

    @Test
    void a_server_that_cannot_start_says_why() throws IOException {
        EmbeddedPostgres.start(directory).close();
        Files.writeString(directory.resolve("cluster").resolve("pg_hba.conf"), "nonsense\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("could not load")
                .hasMessageContaining("pg_hba.conf");
    }

    static Stream<Unprivileged> waysThatWorkHere() {
        return Stream.of(Unprivileged.values())
                .filter(way -> way == Unprivileged.here()
                        || way == Unprivileged.NOBODY && Unprivileged.here() != Unprivileged.AS_WE_ARE)
                .filter(way -> Shell.run(way.command("true"), Duration.ofSeconds(5)).ok());
    }

    @ParameterizedTest
    @MethodSource("waysThatWorkHere")
    void it_runs_whoever_we_are(Unprivileged way) throws Exception {
        for (int start = 0; start < 2; start++) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, way, BUILD, Durability.FULL)) {
                assertThat(one(postgres, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void the_database_and_its_roles_are_made_once_and_mended_later() throws SQLException {
        InstallationSecrets first = InstallationSecrets.keptIn(directory.resolve("first.properties"));
        InstallationSecrets later = InstallationSecrets.keptIn(directory.resolve("later.properties"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            DatabaseSetup.apply(postgres::connect, first);
            execute(postgres, "alter role sb_app superuser bypassrls");
            DatabaseSetup.apply(postgres::connect, later);

            assertThat(one(postgres, "select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname like 'sb%'"
                    + " and not (rolsuper or rolbypassrls or rolinherit or rolcreatedb or rolcreaterole)"))
                    .isEqualTo("sb_app sb_owner sb_platform");
            assertOwnerMayMakeSchemasAndOthersMayNot(postgres, later);
            try (Connection connection = postgres.connect(DatabaseSetup.DATABASE)) {
                assertThat(one(connection, "select count(*) from pg_proc where proleakproof and proname in"
                        + " ('ts_match_vq', 'jsonb_contains', 'texticlike')")).isEqualTo("3");
            }
        }
    }

    private static void assertOwnerMayMakeSchemasAndOthersMayNot(EmbeddedPostgres postgres, InstallationSecrets secrets)
            throws SQLException {
        String url = postgres.url(DatabaseSetup.DATABASE);
        try (Connection owner = DriverManager.getConnection(url, DatabaseSetup.OWNER, secrets.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("create schema sb");
        }
        for (String[] role : new String[][] {
            {DatabaseSetup.APP, secrets.appPassword()}, {DatabaseSetup.PLATFORM, secrets.platformPassword()}
        }) {
            try (Connection connection = DriverManager.getConnection(url, role[0], role[1]);
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("create schema mine")).hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.execute("create table public.mine()")).hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.execute("set role sb_owner")).hasMessageContaining("permission denied");
            }
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connect("postgres")) {
            return one(connection, sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
