// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.tenancy.TenantContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleEvent;

/** The module crm offers the interface Customers of crm-api; the module tickets uses it. */
class CrossModuleTest {
    @TempDir
    Path home;

    TestServer server;
    Path api;

    @BeforeEach
    void start() {
        server = new TestServer(home).started();
        api = api("1.0.0", "").build(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static TestBundle api(String version, String more) {
        return new TestBundle("test.crm-api", version)
                .source(
                        "crmapi.Customers",
                        "package crmapi; public interface Customers { String name(); " + more + " }")
                .header("Export-Package", "crmapi;version=" + version);
    }

    private TestBundle provider(String version, String range, Path seen) {
        return TestBundle.module("crm", version)
                .seeing(seen)
                .header("Import-Package", "crmapi;version=\"" + range + "\", *")
                .source("crm.StoredCustomers", """
                    package crm;
                    @org.osgi.service.component.annotations.Component(property = "kind=stored")
                    public class StoredCustomers implements crmapi.Customers {
                        public String name() {
                            if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
                                throw new IllegalStateException("wrong loader");
                            }
                            return "Ada of %s";
                        }
                        public String more() { throw new java.util.NoSuchElementException("nobody"); }
                    }
                    """.formatted(version));
    }

    private TestBundle consumer(String version) {
        return new TestBundle("test.tickets", version)
                .seeing(api)
                .header("Import-Package", "crmapi;version=\"[1.0,2)\", *")
                .source("tickets.Tickets", """
                    package tickets;
                    import org.osgi.service.component.annotations.*;
                    @io.switchboard.api.module.Module(id = "tickets", title = "Tickets", feature = "tickets")
                    @Component(service = java.util.function.Supplier.class)
                    public class Tickets implements java.util.function.Supplier<String> {
                        @Reference crmapi.Customers customers;
                        @Activate void activate() { Integer.getInteger("x"); }
                        public String get() { return customers.name(); }
                    }
                    """);
    }

    @Test
    void aConsumerIsNeverRestartedAndNoCallFails() throws Exception {
        server.deployed(api("1.0.0", ""));
        server.deployed(provider("1.0.0", "[1.0,2)", api));
        server.deployed(consumer("1.0.0"));
        List<Path> versions = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            versions.add(provider("1." + i + ".0", "[1.0,2)", api).build(home));
        }
        long consumerBundle = server.system.current().get(1).bundle().getBundleId();
        AtomicInteger stopped = new AtomicInteger();
        server.system.current().get(1).bundle().getBundleContext().addBundleListener(event -> {
            if (event.getType() == BundleEvent.STOPPED
                    && event.getBundle().getBundleId() <= consumerBundle
                    && !event.getBundle().getSymbolicName().equals("test.crm")) {
                stopped.incrementAndGet();
            }
        });
        Object served = server.system.current().get(1).services(Supplier.class).get(0);
        Traffic traffic = new Traffic(4, () -> server.ask("tickets"));
        for (int i = 1; i <= versions.size(); i++) {
            assertThat(server.deploy(versions.get(i - 1)).state()).isEqualTo("done");
            String newest = "Ada of 1." + i + ".0";
            await().until(() -> traffic.answers().contains(newest));
        }
        traffic.stop();

        assertThat(traffic.failures()).isEmpty();
        assertThat(server.system.current().get(1).services(Supplier.class).get(0))
                .isSameAs(served);
        assertThat(stopped).hasValue(0);
    }

    @Test
    void registrationsOfOtherModulesAreHidden() throws Exception {
        server.deployed(api("1.0.0", ""));
        server.deployed(provider("1.0.0", "[1.0,2)", api));
        server.deployed(consumer("1.0.0"));
        var crm = server.system.current().get(0).bundle().getBundleContext();
        var tickets = server.system.current().get(1).bundle().getBundleContext();

        assertThat(tickets.getServiceReferences("crmapi.Customers", null))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.getBundle().getBundleId()).isZero();
                    assertThat(seen.getProperty("switchboard.module")).isEqualTo("crm");
                    assertThat(seen.getProperty("kind")).isEqualTo("stored");
                });
        assertThat(crm.getServiceReferences("crmapi.Customers", null))
                .singleElement()
                .satisfies(seen -> assertThat(seen.getBundle()).isEqualTo(crm.getBundle()));
        assertThat(tickets.getServiceReferences(Supplier.class.getName(), null)).hasSize(1);
        List<Object> heard = new ArrayList<>();
        tickets.addServiceListener(heard::add, "(objectClass=" + Callable.class.getName() + ")");
        Callable<String> secret = () -> "secret";
        crm.registerService(Callable.class, secret, null);
        assertThat(heard).isEmpty();
        tickets.registerService(Callable.class, secret, null);
        assertThat(heard).hasSize(1);
    }

    @Test
    void anApiOutsideThePlanIsRefusedToThatOrganization() throws Exception {
        server.deployed(api("1.0.0", ""));
        server.deployed(provider("1.0.0", "[1.0,2)", api));
        server.deployed(consumer("1.0.0"));
        server.gate.shut.add("crm");
        Caller member = Caller.system(new OrganizationId(UUID.randomUUID()));

        assertThatThrownBy(() -> TenantContext.call(member, () -> server.ask("tickets")))
                .isInstanceOf(FeatureNotInPlan.class)
                .hasMessageContaining("Your plan does not have crm");
        assertThat(server.ask("tickets")).as("on nobody's behalf").isEqualTo("Ada of 1.0.0");
        server.gate.shut.remove("crm");
        assertThat(TenantContext.call(member, () -> server.ask("tickets"))).isEqualTo("Ada of 1.0.0");
    }

    @Test
    void anUpdateThatLosesWhatItNeedsIsRefused() {
        server.deployed(TestBundle.module("tickets", "0.9.0"));
        server.deployed(api("1.0.0", ""));
        Deployment deployment = server.deploy(consumer("1.0.0"));

        assertThat(deployment.state()).isEqualTo("rejected");
        assertThat(deployment.sentence())
                .isEqualTo("The component Tickets of tickets 1.0.0 needs crmapi.Customers, which no running module"
                        + " provides; deploy or start the module that provides it. 0.9.0 keeps running.");
    }

    @Test
    void theOrderDoesNotMatter() {
        List<Path> jars = List.of(
                api,
                provider("1.0.0", "[1.0,2)", api).build(home),
                consumer("1.0.0").build(home));
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            try (TestServer other = new TestServer(home.resolve("order" + order[0] + order[1])).started()) {
                List<Deployment> begun = new ArrayList<>();
                for (int i : order) {
                    begun.add(other.deploy(jars.get(i)));
                }
                TestServer.eventually(
                        "all are done",
                        () -> begun.stream()
                                .map(deployment -> other.system
                                        .find(deployment.id())
                                        .orElseThrow()
                                        .state())
                                .allMatch("done"::equals));
                assertThat(other.ask("tickets")).isEqualTo("Ada of 1.0.0");
                assertThat(other.rows.desired())
                        .extracting(ModuleRows.Desired::state)
                        .containsOnly("running");
            }
        }
    }

    @Test
    void whatWaitsSaysWhyAndSurvivesARestart() {
        server.deployed(api("1.0.0", ""));
        server.deploy(consumer("1.0.0"));

        assertThat(server.status("tickets").state()).isEqualTo("waiting");
        assertThat(server.status("tickets").why()).contains("needs crmapi.Customers");
        assertThat(server.system.enter("tickets")).isEmpty();
        server.restart();
        assertThat(server.status("tickets").state()).isEqualTo("waiting");
        server.deployed(provider("1.0.0", "[1.0,2)", api));
        TestServer.eventually(
                "tickets runs", () -> server.status("tickets").state().equals("running"));
        assertThat(server.ask("tickets")).isEqualTo("Ada of 1.0.0");
    }

    @Test
    void aStoppedProviderIsNamedAndItsUsersWaitForIt() throws Exception {
        server.deployed(api("1.0.0", ""));
        server.deployed(provider("1.0.0", "[1.0,2)", api));
        server.deployed(consumer("1.0.0"));
        try (Lease lease = server.system.enter("tickets").orElseThrow()) {
            Supplier<?> tickets = lease.generation().services(Supplier.class).get(0);
            server.system.stop("crm", "operator");
            TestServer.eventually(
                    "crm is stopped", () -> server.status("crm").state().equals("stopped"));

            assertThatThrownBy(tickets::get)
                    .isInstanceOf(ModuleUnavailable.class)
                    .hasMessage("The crm is stopped at the moment; try again later or ask the operator to start it.");
        }
        TestServer.eventually(
                "tickets waits", () -> server.status("tickets").state().equals("waiting"));
        assertThat(server.status("crm").why()).isEqualTo("The crm was stopped by operator; its data is kept.");
        assertThat(server.system.enter("crm")).isEmpty();
        assertThat(server.system.isKnown("crm")).isTrue();

        assertThat(server.await(server.system.start("crm", "operator")).state()).isEqualTo("done");
        TestServer.eventually(
                "tickets is back", () -> server.status("tickets").state().equals("running"));
        assertThat(server.ask("tickets")).isEqualTo("Ada of 1.0.0");
    }

    @Test
    void usersFollowTheirProviderToANewerApi() throws Exception {
        server.deployed(api("1.0.0", ""));
        server.deployed(provider("1.0.0", "[1.0,1.1)", api));
        server.deployed(consumer("1.0.0"));
        TestBundle newer = api("1.1.0", "default String more() { return \"more\"; }");
        Path newerApi = newer.build(home);
        Traffic traffic = new Traffic(2, () -> server.ask("tickets"));
        assertThat(server.deploy(newerApi).sentence()).contains("modules use it from their next generation on");
        server.deployed(provider("1.1.0", "[1.1,1.2)", newerApi));
        assertThat(server.ask("tickets")).isEqualTo("Ada of 1.1.0");
        traffic.stop();

        assertThat(traffic.failures()).isEmpty();
        server.restart();
        assertThat(server.ask("tickets")).isEqualTo("Ada of 1.1.0");
    }

    @Test
    void aLibraryIsInstalledOnce() {
        server.deployed(api("1.0.0", ""));
        assertThat(server.deploy(api).sentence()).isEqualTo("test.crm-api 1.0.0 is installed already.");
        assertThat(server.deploy(api("1.0.0", "int size();")).sentence()).contains("with other contents");
    }
}
