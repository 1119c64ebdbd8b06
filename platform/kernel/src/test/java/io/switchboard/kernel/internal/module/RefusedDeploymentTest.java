// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with 1.1.0: 1.0.0 serves on, the operator reads why, and 1.2.0 deploys after it. */
class RefusedDeploymentTest {
    private static final String COMPONENT = "@org.osgi.service.component.annotations.Component";

    @TempDir
    Path home;

    TestServer server;
    Traffic traffic;

    @BeforeEach
    void start() {
        server = new TestServer(home).started();
        server.deployed(TestBundle.module("crm", "1.0.0"));
        traffic = new Traffic(2, () -> server.ask("crm"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        traffic.stop();
        server.close();
    }

    @Test
    void aThrowingStart() {
        TestBundle bad = TestBundle.module("crm", "1.1.0")
                .header("Bundle-Activator", "crm.Activator")
                .source("crm.Activator", """
                    package crm;
                    import org.osgi.framework.*;
                    public class Activator implements BundleActivator {
                        public void start(BundleContext context) { throw new IllegalStateException("no licence"); }
                        public void stop(BundleContext context) {}
                    }
                    """);

        refused(
                bad,
                "migrated",
                "The start of crm 1.1.0 failed: IllegalStateException \"no licence\"; mend it and deploy a higher"
                        + " version.");
    }

    @Test
    void aFailingImmediateComponent() {
        TestBundle bad = TestBundle.module("crm", "1.1.0").source("crm.Index", """
            package crm;
            %s(immediate = true)
            public class Index {
                @org.osgi.service.component.annotations.Activate
                public Index() { throw new IllegalArgumentException("no index"); }
            }
            """.formatted(COMPONENT));

        refused(
                bad,
                "migrated",
                "The component Index of crm 1.1.0 failed: IllegalArgumentException \"no index\"; mend it and deploy a"
                        + " higher version.");
    }

    @Test
    void aFailingDelayedHandler() {
        TestBundle bad = TestBundle.module("crm", "1.1.0").source("crm.Jobs", """
            package crm;
            %s
            @io.switchboard.api.job.JobName(name = "tidy")
            public class Jobs implements io.switchboard.api.job.JobHandler {
                @org.osgi.service.component.annotations.Activate
                void activate() { throw new IllegalStateException("no disk"); }
                public void run(io.switchboard.api.job.JobRun run) {}
            }
            """.formatted(COMPONENT));

        refused(
                bad,
                "migrated",
                "The component Jobs of crm 1.1.0 failed: IllegalStateException \"no disk\"; mend it and deploy a"
                        + " higher version.");
    }

    @Test
    void aHandlerOfAJobOfThePlatform() {
        TestBundle bad = TestBundle.module("crm", "1.1.0").source("crm.Jobs", """
            package crm;
            %s
            @io.switchboard.api.job.JobName(name = "switchboard:hand-over")
            public class Jobs implements io.switchboard.api.job.JobHandler {
                public void run(io.switchboard.api.job.JobRun run) {}
            }
            """.formatted(COMPONENT));

        refused(
                bad,
                "migrated",
                "crm 1.1.0 handles the job switchboard:hand-over, a name of the platform; choose one that does not begin"
                        + " with switchboard: and deploy a higher version.");
    }

    @Test
    void aBadHealth() {
        TestBundle bad = TestBundle.module("crm", "1.1.0").source("crm.Check", """
            package crm;
            import org.apache.felix.hc.api.*;
            %s
            public class Check implements HealthCheck {
                public Result execute() { return new Result(Result.Status.CRITICAL, "The mail server is away; check its address."); }
            }
            """.formatted(COMPONENT));

        refused(bad, "started", "The health of crm 1.1.0 is CRITICAL: The mail server is away; check its address.");
    }

    @Test
    void aMissingImport() {
        TestBundle bad =
                TestBundle.module("crm", "1.1.0").header("Import-Package", "*, partner.api;version=\"[1.2,2)\"");

        refused(
                bad,
                "verified",
                "crm 1.1.0 needs the package partner.api in version 1.2.0 or higher, below 2.0.0, which no installed"
                        + " bundle exports; deploy the bundle that exports it.");
    }

    @Test
    void anImportInAnotherVersion() {
        TestBundle bad = TestBundle.module("crm", "1.1.0")
                .header("Import-Package", "io.switchboard.api.web;version=\"[9,10)\", *");

        refused(
                bad,
                "verified",
                "crm 1.1.0 needs the package io.switchboard.api.web in version 9.0.0 or higher, below 10.0.0, but the"
                        + " platform has 1.1.0; deploy a bundle that exports it in this version.");
    }

    @Test
    void aLibraryThatLacksSomethingItself() {
        TestBundle base = new TestBundle("test.base-api", "1.0.0")
                .source("base.Base", "package base; public interface Base {}")
                .header("Export-Package", "base;version=1.0.0")
                .header("Import-Package", "*, nowhere");
        assertThat(server.deploy(base).sentence()).contains("waits for the packages it imports");

        refused(
                TestBundle.module("crm", "1.1.0").header("Import-Package", "*, base"),
                "verified",
                "crm 1.1.0 uses test.base-api, which needs the package nowhere, which no installed bundle exports;"
                        + " deploy the bundle that exports it.");
    }

    @Test
    void aNewerJava() {
        TestBundle bad = TestBundle.module("crm", "1.1.0")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");

        refused(
                bad,
                "verified",
                "crm 1.1.0 needs Java 99, but this server runs on "
                        + Runtime.version().feature() + "; build it for that or update Java.");
    }

    @Test
    void aFailingMigration() throws Exception {
        server.persistence.refusal = "Migration V2 names an unknown table; mend it and upload again.";
        Deployment deployment = server.deploy(TestBundle.module("crm", "1.1.0"));
        server.persistence.refusal = null;

        assertRefused(deployment, "verified", "Migration V2 names an unknown table; mend it and upload again.");
    }

    @Test
    void aPlatformPartThatCannotServeIt() throws Exception {
        List<String> retired = new ArrayList<>();
        server.system.addListener(new GenerationListener() {
            @Override
            public void prepare(Generation candidate) {
                if (candidate.descriptor().version().equals("1.1.0")) {
                    throw new IllegalArgumentException("two resources at /customers");
                }
            }

            @Override
            public void retired(Generation generation) {
                retired.add(generation.descriptor().version());
            }
        });

        refused(
                TestBundle.module("crm", "1.1.0"),
                "healthy",
                "crm 1.1.0 cannot be served: IllegalArgumentException \"two resources at /customers\"; mend it and"
                        + " deploy a higher version.");
        assertThat(retired).contains("1.1.0");
    }

    @Test
    void anErrorOfAPlatformPartOverIt() throws Exception {
        server.system.addListener(new GenerationListener() {
            @Override
            public void prepare(Generation candidate) {
                if (candidate.descriptor().version().equals("1.1.0")) {
                    throw new AssertionError("a page of it is odd");
                }
            }
        });

        refused(
                TestBundle.module("crm", "1.1.0"),
                "healthy",
                "crm 1.1.0 cannot be served: AssertionError \"a page of it is odd\"; mend it and deploy a higher version.");
    }

    @Test
    void aDatabaseThatDoesNotTakeTheDesiredState() throws Exception {
        server.rows.broken = true;
        Deployment deployment = server.deploy(TestBundle.module("crm", "1.1.0"));
        server.rows.broken = false;

        assertRefused(
                deployment,
                "healthy",
                "crm 1.1.0 is ready but the database did not take it as desired; check it and deploy again.");
    }

    @Test
    void halfAJar() throws Exception {
        Path whole = TestBundle.module("crm", "1.1.0").build(home);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(home.resolve("half.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        Deployment deployment = server.deploy(half);

        assertThat(deployment.state()).isEqualTo("rejected");
        assertThat(deployment.sentence()).isEqualTo("half.jar is not a whole archive; copy or upload it again.");
        goesOn();
    }

    @Test
    void aDamagedEntry() throws Exception {
        Path whole = TestBundle.module("crm", "1.1.0").build(home);
        byte[] bytes = Files.readAllBytes(whole);
        bytes[bytes.length / 2] ^= 0x55;
        Deployment deployment = server.deploy(Files.write(home.resolve("damaged.jar"), bytes));

        assertThat(deployment.state()).isEqualTo("rejected");
        goesOn();
    }

    @Test
    void theSameVersionAndALowerOne() throws Exception {
        refused(
                TestBundle.module("crm", "1.0.0"),
                "verified",
                "crm 1.0.0 runs already; raise the version and deploy again.");
        Deployment lower = server.deploy(TestBundle.module("crm", "0.9.0"));
        assertThat(lower.sentence())
                .isEqualTo("crm 0.9.0 is lower than the running 1.2.0; raise the version, or roll back to a kept one."
                        + " 1.2.0 keeps running.");
    }

    @Test
    void whatAModuleMustNotBe() {
        TestBundle singleton =
                TestBundle.module("crm", "1.1.0").header("Bundle-SymbolicName", "test.crm;singleton:=true");
        assertThat(server.deploy(singleton).sentence()).contains("is a singleton bundle");
        TestBundle exporting = TestBundle.module("crm", "1.1.0").header("Export-Package", "crm");
        assertThat(server.deploy(exporting).sentence()).contains("exports crm, which would restart its users");
        assertThat(server.deploy(TestBundle.module("auth", "1.0.0")).sentence())
                .contains("is an address of the platform");
        TestBundle lost = TestBundle.module("crm", "1.1.0")
                .header("Provide-Capability", "switchboard.command;title=New;page=deals;icon=plus");
        assertThat(server.deploy(lost).sentence()).contains("The command \"New\" of crm 1.1.0 opens a page that");
        TestBundle thief = TestBundle.module("crm", "1.1.0").header("Bundle-SymbolicName", "thief");
        assertThat(server.deploy(thief).sentence()).contains("belongs to the bundle test.crm");
        goesOn();
    }

    private void refused(TestBundle bad, String lastStep, String sentence) {
        Deployment deployment = server.deploy(bad);
        assertRefused(deployment, lastStep, sentence);
    }

    private void assertRefused(Deployment deployment, String lastStep, String sentence) {
        assertThat(deployment.state()).isEqualTo("rejected");
        assertThat(deployment.sentence()).isEqualTo(sentence + " 1.0.0 keeps running.");
        assertThat(deployment.steps().get(deployment.steps().size() - 2).state())
                .isEqualTo(lastStep);
        goesOn();
    }

    private void goesOn() {
        assertThat(server.ask("crm")).isEqualTo("crm 1.0.0");
        assertThat(server.persistence.open).hasSize(1);
        server.deployed(TestBundle.module("crm", "1.2.0"));
        assertThat(server.ask("crm")).isEqualTo("crm 1.2.0");
        assertThat(traffic.failures()).isEmpty();
        assertThat(server.status("crm").generations()).isEqualTo(1);
    }
}
