// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import static org.apache.felix.hc.api.Result.Status.CRITICAL;
import static org.apache.felix.hc.api.Result.Status.OK;
import static org.apache.felix.hc.api.Result.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.persistence.SchemaStates;
import io.switchboard.testkit.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that lag behind their software, and some that were never its own. */
@FoundationTest
class MigrationsCheckTest {
    private static final String FOLDER = "db/migration/foundation";
    private static final String HASH = "5ba1";

    private final RunningFoundation running;

    @TempDir
    private Path directory;

    MigrationsCheckTest(RunningFoundation running) {
        this.running = running;
    }

    @AfterEach
    void noModule() {
        running.database().transaction(c -> Sql.update(c, "delete from kernel.module_state where module = 'doctor-test'"));
    }

    @Test
    void whatIsUpToDateIsFine() {
        Finding finding = look(Foundation.class.getClassLoader());
        assertThat(finding.state()).as(finding.found()).isEqualTo(OK);
        assertThat(finding.found()).startsWith("2 schemas are up to date");
    }

    @Test
    void aNewerBuildHasMigrationsPending() throws Exception {
        Path folder = build();
        Files.writeString(folder.resolve("V900__tomorrow.sql"), "create table tomorrow (a int);");
        Finding finding = look(loader());
        assertThat(finding.state()).isEqualTo(WARN);
        assertThat(finding.found()).isEqualTo("Migrations are pending: foundation (V900__tomorrow.sql).");
    }

    @Test
    void aMigrationThatWasChangedAfterwardsDoesNotFit() throws Exception {
        Path folder = build();
        Files.writeString(folder.resolve("V2__idempotency_keys.sql"), "select 'something else';");
        Finding finding = look(loader());
        assertThat(finding.state()).isEqualTo(CRITICAL);
        assertThat(finding.found()).contains("foundation", "Migration 2 (idempotency keys) was changed after it had been applied");
    }

    @Test
    void anOlderBuildFindsItsOwnMigrationsAndMore() throws Exception {
        Path folder = build();
        try (Stream<Path> files = Files.list(folder)) {
            Files.delete(files.max(Comparator.comparingInt(MigrationsCheckTest::version)).orElseThrow());
        }
        assertThat(look(loader()).state()).isEqualTo(OK);
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("^V(\\d+)__.*$", "$1"));
    }

    @Test
    void aModuleIsLookedAtToo() throws IOException {
        running.database().transaction(c -> Sql.update(
                c,
                """
                insert into kernel.module_state (module, desired_version, desired_sha256, state, changed_by, changed_at)
                values ('doctor-test', '1.0.0', ?, 'running', 'a test', now())
                """,
                HASH));
        Finding missing = look(Foundation.class.getClassLoader());
        assertThat(missing.state()).isEqualTo(CRITICAL);
        assertThat(missing.found()).contains("doctor_test", "The archive of the module is missing");

        Files.createDirectories(directory.resolve("modules"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(directory.resolve("modules").resolve(HASH + ".jar")))) {
            jar.putNextEntry(new JarEntry("db/migration/doctor-test/V1__first.sql"));
            jar.write("create table first (a int);".getBytes());
        }
        Finding pending = look(Foundation.class.getClassLoader());
        assertThat(pending.state()).isEqualTo(WARN);
        assertThat(pending.found()).contains("doctor_test (V1__first.sql)");
    }

    private Finding look(ClassLoader foundation) {
        return new MigrationsCheck(new SchemaStates(TestDatabase.running().settings(), directory), foundation).look();
    }

    /** A copy of the foundation's migrations, to change. */
    private Path build() throws IOException, URISyntaxException {
        URL source = Foundation.class.getClassLoader().getResource(FOLDER);
        Path folder = Files.createDirectories(directory.resolve(FOLDER));
        try (Stream<Path> files = Files.list(Path.of(source.toURI()))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private ClassLoader loader() throws IOException {
        List<URL> places = List.of(directory.toUri().toURL());
        return new URLClassLoader(places.toArray(URL[]::new), null);
    }
}
