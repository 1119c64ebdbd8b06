// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.launcher.Finding.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor at the database of an installation that was never started, is stopped, runs, or was left behind. */
class DatabaseVisitIT {
    @TempDir
    private Path directory;

    private DataDirectory data;
    private ProductOptions options;

    @BeforeEach
    void installation() throws IOException {
        // The database runs as nobody where the tests run as root.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = DataDirectory.of(directory.resolve("data"));
        options = ProductOptions.in(data.root());
    }

    @Test
    void before_the_first_start_nothing_is_made() {
        try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
            assertThat(visit.url()).isEmpty();
            assertThat(visit.finding().orElseThrow().found()).isEqualTo("It is made at the first start.");
        }
        assertThat(data.root()).doesNotExist();
    }

    @Test
    void a_stopped_one_is_started_for_the_visit_and_no_launcher_gets_in() throws SQLException {
        EmbeddedPostgres.start(data.postgres()).close();

        try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
            assertThat(visit.isRunning()).isFalse();
            assertThat(answers(visit.url().orElseThrow())).isTrue();
            assertThat(data.lockIfFree()).isEmpty();
        }
        assertThat(PostmasterFile.in(data.postgres().resolve("cluster"))).isEmpty();
    }

    @Test
    void a_running_one_goes_on() throws SQLException, IOException {
        try (FileChannel launcher = data.lock();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data.postgres())) {
            try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
                assertThat(visit.isRunning()).isTrue();
                assertThat(visit.url()).contains(postgres.url(DatabaseSetup.DATABASE));
                assertThat(visit.finding().orElseThrow().state()).isEqualTo(State.OK);
            }
            assertThat(answers(postgres.url("postgres"))).isTrue();
        }
    }

    @Test
    void one_that_a_killed_launcher_left_behind_goes_on_too() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.postgres())) {
            try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
                assertThat(visit.finding().orElseThrow().found()).contains("left over from a launcher that was killed");
            }
            assertThat(answers(postgres.url("postgres"))).isTrue();
        }
    }

    @Test
    void data_of_another_version_is_told_with_what_to_do() throws IOException {
        Path cluster = Files.createDirectories(data.postgres().resolve("cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "11\n");

        try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
            Finding finding = visit.finding().orElseThrow();
            assertThat(finding.state()).isEqualTo(State.CRITICAL);
            assertThat(finding.found()).contains("written by PostgreSQL 11");
            assertThat(finding.fix()).startsWith("dump it with the build that wrote it");
        }
    }

    /** Whether a server is there; who may sign in is not asked. */
    private static boolean answers(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "nobody_known", "nothing")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            // It was refused by the server, and not for want of one.
            return "28P01".equals(e.getSQLState());
        }
    }
}
