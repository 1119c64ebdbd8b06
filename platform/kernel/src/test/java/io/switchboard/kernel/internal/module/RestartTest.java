// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    Path home;

    TestServer server;

    @BeforeEach
    void create() {
        server = new TestServer(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsBackWhatWasDesired() {
        server.started();
        server.deployed(TestBundle.module("crm", "1.0.0"));
        server.deployed(TestBundle.module("crm", "1.1.0"));
        server.deployed(TestBundle.module("tickets", "2.0.0"));
        server.await(server.system.stop("tickets", "operator"));
        server.restart();

        assertThat(server.ask("crm")).isEqualTo("crm 1.1.0");
        assertThat(server.status("tickets").state()).isEqualTo("stopped");
        assertThat(server.status("tickets").title()).isEqualTo("The tickets");
        server.await(server.system.start("tickets", "operator"));
        assertThat(server.ask("tickets")).isEqualTo("tickets 2.0.0");
    }

    @Test
    void knowsWhatAStoppedModuleDeclares() {
        server.started();
        server.deployed(declaring("1.0.0", "customer.edit"));
        server.await(server.system.stop("crm", "operator"));
        server.persistence.refusal = "It cannot be migrated.";
        assertThat(server.deploy(declaring("1.1.0", "deal.edit")).state()).isEqualTo("rejected");
        server.persistence.refusal = null;

        assertThat(declared()).as("whatever was refused since").containsExactly("customer.edit");
        server.restart();
        assertThat(declared()).containsExactly("customer.edit");
    }

    private static TestBundle declaring(String version, String permission) {
        return TestBundle.module("crm", version).source("crm.Rights", """
            package crm;
            @io.switchboard.api.module.Permission(name = "%s", words = "do it", group = "Work")
            class Rights {}
            """.formatted(permission));
    }

    private List<String> declared() {
        return server.system.installed().stream()
                .flatMap(module -> module.permissions().stream())
                .map(DeclaredPermission::name)
                .toList();
    }

    @Test
    void saysWhichArchiveIsMissingAndStarts() throws IOException {
        server.started();
        server.deployed(TestBundle.module("crm", "1.0.0"));
        server.deployed(TestBundle.module("tickets", "2.0.0"));
        Files.delete(home.resolve("data/modules/" + server.rows.desired().get(0).sha256() + ".jar"));
        server.restart();

        assertThat(server.ask("tickets")).isEqualTo("tickets 2.0.0");
        assertThat(server.status("crm").state()).isEqualTo("failed");
        assertThat(server.status("crm").why())
                .isEqualTo("The archive of crm 1.0.0 is missing from the data directory; upload it again.");
        server.deployed(TestBundle.module("crm", "1.0.0"));
        assertThat(server.ask("crm")).isEqualTo("crm 1.0.0");
    }

    @Test
    void goesBackToAKeptVersionAndFurtherBack() {
        server.started();
        for (int i = 0; i <= 6; i++) {
            server.deployed(TestBundle.module("crm", "1." + i + ".0"));
        }
        assertThat(server.status("crm").kept()).containsExactly("1.5.0", "1.4.0", "1.3.0", "1.2.0");
        Deployment back = server.await(server.system.rollback("crm", Optional.empty(), "operator"));

        assertThat(back.state()).as(back.sentence()).isEqualTo("done");
        assertThat(server.ask("crm")).isEqualTo("crm 1.5.0");
        assertThat(server.status("crm").running()).isEqualTo("1.6.0.-back001-1_5_0");
        server.await(server.system.rollback("crm", Optional.empty(), "operator"));
        assertThat(server.ask("crm")).isEqualTo("crm 1.4.0");
        server.await(server.system.rollback("crm", Optional.of("1.6.0"), "operator"));
        assertThat(server.ask("crm")).isEqualTo("crm 1.6.0");
        server.restart();
        assertThat(server.ask("crm")).isEqualTo("crm 1.6.0");
        server.deployed(TestBundle.module("crm", "1.6.1"));
    }

    @Test
    void refusesARollbackToNothing() {
        server.started();
        server.deployed(TestBundle.module("crm", "1.0.0"));
        Deployment back = server.await(server.system.rollback("crm", Optional.empty(), "operator"));
        assertThat(back.sentence())
                .isEqualTo("No version of crm before 1.0.0 is kept; upload the archive under a higher version.");
    }

    @Test
    void deletesArchivesThatNothingNames() throws IOException {
        server.started();
        for (int i = 0; i <= 6; i++) {
            server.deployed(TestBundle.module("crm", "1." + i + ".0"));
        }
        server.deploy(TestBundle.module("auth", "1.0.0"));
        server.restart();
        try (Stream<Path> files = Files.list(home.resolve("data/modules"))) {
            assertThat(files).hasSize(ModuleRows.KEPT);
        }
    }

    @Test
    void startsWithTheModulesOfItsFeatures() throws IOException {
        feature("1.0.0");
        server.started();
        assertThat(server.ask("crm")).isEqualTo("crm 1.0.0");
        assertThat(server.system.recent(5)).singleElement().satisfies(deployment -> {
            assertThat(deployment.actor()).isEqualTo("feature test:demo:1");
            assertThat(deployment.state()).isEqualTo("done");
        });

        server.deployed(TestBundle.module("crm", "1.1.0"));
        server.restart();
        assertThat(server.ask("crm")).as("the desired row wins").isEqualTo("crm 1.1.0");

        server.close();
        feature("1.2.0");
        server.restart();
        assertThat(server.ask("crm")).as("a higher feature wins").isEqualTo("crm 1.2.0");
    }

    @Test
    void staysWithTheDesiredVersionWhenAFeatureBringsABadOne() throws IOException {
        server.started();
        server.deployed(TestBundle.module("crm", "1.1.0"));
        server.close();
        Files.createDirectories(home.resolve("features/bundles"));
        feature("1.2.0");
        Path bad = TestBundle.module("crm", "1.2.0")
                .header("Import-Package", "*, nowhere")
                .build(home);
        Files.move(bad, home.resolve("features/bundles/crm-1.2.0.jar"), StandardCopyOption.REPLACE_EXISTING);
        server.restart();

        assertThat(server.ask("crm")).isEqualTo("crm 1.1.0");
    }

    private void feature(String version) throws IOException {
        Path bundles = Files.createDirectories(home.resolve("features/bundles"));
        Path jar = TestBundle.module("crm", version).build(home);
        Files.move(jar, bundles.resolve("crm-" + version + ".jar"));
        Files.writeString(home.resolve("features/demo.json"), """
            { // what the demonstration needs
              "id": "test:demo:1",
              "bundles": [ { "id": "test:crm:%s", "hash": "x" }, "test:lost:1.0" ]
            }
            """.formatted(version));
    }
}
