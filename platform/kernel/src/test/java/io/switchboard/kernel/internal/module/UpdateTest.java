// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.Lease;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class UpdateTest {
    @TempDir
    Path home;

    TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(home).started();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesEachStepOfTheWay() {
        server.deployed(TestBundle.module("crm", "1.0.0"));
        Deployment update = server.deploy(TestBundle.module("crm", "1.1.0"));

        assertThat(update.steps())
                .extracting(Deployment.Step::state)
                .containsExactly("staged", "verified", "migrated", "started", "healthy", "switched", "drained", "done");
        assertThat(server.ask("crm")).isEqualTo("crm 1.1.0");
        assertThat(server.system.find(update.id())).contains(update);
        assertThat(server.status("crm").kept()).containsExactly("1.0.0");
    }

    @Test
    void failsNoRequestDuringTwentyUpdates() throws Exception {
        server.deployed(TestBundle.module("crm", "1.0.0"));
        List<Path> versions = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            versions.add(TestBundle.module("crm", "1." + i + ".0").build(home));
        }
        Traffic traffic = new Traffic(4, () -> server.ask("crm"));
        long slowest = 0;
        for (Path version : versions) {
            long begun = System.nanoTime();
            assertThat(server.deploy(version).state()).isEqualTo("done");
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        traffic.stop();

        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.answers()).hasSizeGreaterThan(15);
        assertThat(server.status("crm").generations()).isEqualTo(1);
        assertThat(server.persistence.open).hasSize(1);
        assertThat(slowest).isLessThan(5_000_000_000L);
    }

    @Test
    void leavesNoClassLoaderBehind() {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            server.deployed(TestBundle.module("crm", "1." + i + ".0"));
            server.ask("crm");
            loaders.add(new WeakReference<>(server.system.current().get(0).classLoader()));
        }
        TestServer.eventually("old class loaders are collected", () -> {
            System.gc();
            return loaders.stream().filter(loader -> loader.get() != null).count() == 1;
        });
    }

    @Test
    void waitsForTheLeasesOfTheOldGeneration() {
        server.deployed(TestBundle.module("crm", "1.0.0"));
        try (Lease held = server.system.enter("crm").orElseThrow()) {
            Deployment update = server.begin(TestBundle.module("crm", "1.1.0").build(home));
            TestServer.eventually(
                    "the new generation serves", () -> server.ask("crm").equals("crm 1.1.0"));

            assertThat(held.generation().services(Supplier.class).get(0).get()).isEqualTo("crm 1.0.0");
            assertThat(server.system.find(update.id()).orElseThrow().endedAt()).isNull();
        }
        TestServer.eventually(
                "the old generation is gone", () -> server.status("crm").generations() == 1);
    }

    @Test
    void cutsARequestThatTakesTooLong() {
        server.close();
        server = new TestServer(home.resolve("short"));
        server.drain = Duration.ofMillis(100);
        server.started();
        server.deployed(TestBundle.module("crm", "1.0.0"));
        try (Lease held = server.system.enter("crm").orElseThrow()) {
            Deployment update = server.deploy(TestBundle.module("crm", "1.1.0"));

            assertThat(update.state()).isEqualTo("done");
            assertThat(update.steps().get(6).sentence())
                    .startsWith("1 request on crm 1.0.0")
                    .contains("had to be cut");
            assertThat(held.generation().bundle().getState()).isEqualTo(Bundle.UNINSTALLED);
        }
    }

    @Test
    void keepsAGenerationForItsOpenPagesButNeverMoreThanThree() {
        AtomicBoolean pagesAreOpen = new AtomicBoolean(true);
        server.system.addListener(new GenerationListener() {
            @Override
            public boolean hasOpenPages(Generation generation) {
                return pagesAreOpen.get();
            }
        });
        server.deployed(TestBundle.module("crm", "1.0.0"));
        String first = server.system.current().get(0).revision();
        server.deployed(TestBundle.module("crm", "1.1.0"));

        server.system.enter("crm", first).orElseThrow().close();
        server.deployed(TestBundle.module("crm", "1.2.0"));
        server.deployed(TestBundle.module("crm", "1.3.0"));
        TestServer.eventually("three are left", () -> server.status("crm").generations() == 3);
        assertThat(server.system.enter("crm", first)).isEmpty();

        pagesAreOpen.set(false);
        TestServer.eventually("one is left", () -> server.status("crm").generations() == 1);
    }

    @Test
    void tellsListenersEachTurn() {
        List<String> told = new ArrayList<>();
        server.system.addListener(new GenerationListener() {
            @Override
            public void prepare(Generation candidate) {
                told.add("prepare " + candidate);
            }

            @Override
            public void live(Generation generation) {
                told.add("live " + generation);
            }

            @Override
            public void replaced(Generation generation) {
                told.add("replaced " + generation);
            }

            @Override
            public void retired(Generation generation) {
                told.add("retired " + generation);
            }
        });
        server.deployed(TestBundle.module("crm", "1.0.0"));
        server.deployed(TestBundle.module("crm", "1.1.0"));

        assertThat(told)
                .containsExactly(
                        "prepare crm 1.0.0",
                        "live crm 1.0.0",
                        "prepare crm 1.1.0",
                        "live crm 1.1.0",
                        "replaced crm 1.0.0",
                        "retired crm 1.0.0");
    }
}
