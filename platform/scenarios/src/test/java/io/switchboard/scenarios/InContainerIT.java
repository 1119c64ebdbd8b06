// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.switchboard.api.event.EventHandler;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.internal.persistence.TenantDataSource;
import io.switchboard.kernel.internal.persistence.TenantStamp;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Modules;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.scenarios.RunningProduct.Stage;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.postgresql.PGConnection;

/** The product's own application in its own server, seen from the inside: what no request can show. */
@Tag("container")
@ExtendWith(ArquillianExtension.class)
class InContainerIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Runnable NOTHING = () -> {};

    @Inject
    private ServletContext application;

    @Inject
    private HttpServletRequest request;

    @Inject
    private BeanManager beans;

    @Deployment
    static WebArchive application() {
        return ProductWar.with(InContainerIT.class, DeployedLedger.class, Trace.class, Api.class);
    }

    @Test
    void pagesFindTheirBeansAndTheseThePlatform() {
        for (String name : List.of("signInPage", "operatorModules", "operatorOrganizations")) {
            assertThat(bean(name)).as(name).isNotNull();
        }
        assertThat(bean("shell")).hasFieldOrPropertyWithValue("signedIn", false);
        assertThat(bean("shell")).extracting("assetVersion").asString().isNotBlank();
    }

    private Object bean(String name) {
        assertThat(beans.getBeans(name)).as(name).hasSize(1);
        Bean<?> bean = beans.resolve(beans.getBeans(name));
        return beans.getReference(bean, Object.class, beans.createCreationalContext(bean));
    }

    @Test
    void everyModuleOfTheProductServesInGoodHealth() throws Exception {
        List<String> shipped = ProductWar.shippedModules();

        assertThat(shipped).isNotEmpty();
        assertThat(part(Modules.class).status())
                .filteredOn(module -> shipped.contains(module.id()))
                .hasSameSizeAs(shipped)
                .allSatisfy(module -> {
                    assertThat(module.state()).as(module.why()).isEqualTo("running");
                    assertThat(module.running()).isEqualTo(module.desired());
                    assertThat(module.health()).as(module.why()).isEqualTo("OK");
                });
        assertThat(framework().getBundles())
                .allSatisfy(bundle -> assertThat(bundle.getState()).as(bundle.toString()).isEqualTo(Bundle.ACTIVE));
    }

    @Test
    void theWorkingRoleSeesNothingButWhatIsTheTenants() throws Exception {
        OrganizationId lumen = organization(Stage.ANA);
        OrganizationId nordlicht = organization(Stage.MIA);
        DeployedLedger ledger = ledger().started();
        String hers = "hers " + UUID.randomUUID();
        String theirs = "theirs " + UUID.randomUUID();
        ledger.book(lumen, hers, NOTHING);
        ledger.book(nordlicht, theirs, NOTHING);

        UserTransaction transaction = lookup("java:comp/UserTransaction", UserTransaction.class);
        transaction.begin();
        try (Connection connection = lookup("jdbc/app", DataSource.class).getConnection()) {
            assertThat(DeployedLedger.strings(connection, "select current_user")).containsExactly("sb_app");
            assertThat(DeployedLedger.strings(connection, "select text from ledger.entry")).isEmpty();
        } finally {
            transaction.rollback();
        }
        assertThat(ledger.entries(lumen)).contains(hers).doesNotContain(theirs);
        assertThat(ledger.entries(nordlicht)).contains(theirs).doesNotContain(hers);
        assertThatThrownBy(() -> ledger.lent(Transactions.class).sql(connection -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No caller is bound");
    }

    @Test
    void connectionsComeInsideTransactionsAndStayWrapped() throws Exception {
        byte[] code = "the door of this test".getBytes(StandardCharsets.UTF_8);
        try (Connection platform = lookup("jdbc/platform", DataSource.class).getConnection();
                PreparedStatement fit =
                        platform.prepareStatement("insert into sb.door (code_hash) values (sha256(?)) on conflict do nothing")) {
            fit.setBytes(1, code);
            fit.executeUpdate();
        }
        DataSource tenants = new TenantDataSource(
                lookup("jdbc/app", DataSource.class),
                lookup("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class),
                new TenantContext(),
                new TenantStamp(code));
        UserTransaction transaction = lookup("java:comp/UserTransaction", UserTransaction.class);
        Caller caller = Caller.system(organization(Stage.ANA));

        assertThatThrownBy(() -> TenantContext.call(caller, tenants::getConnection))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("inside a transaction only");
        assertThatThrownBy(() -> tenants.unwrap(DataSource.class)).isInstanceOf(SQLException.class);
        TenantContext.call(caller, () -> {
            transaction.begin();
            try (Connection connection = tenants.getConnection()) {
                assertThat(DeployedLedger.strings(connection, "select sb.org()"))
                        .containsExactly(caller.organization().toString());
                assertThatThrownBy(() -> connection.unwrap(PGConnection.class)).isInstanceOf(SQLException.class);
                return assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            } finally {
                transaction.rollback();
            }
        });
    }

    @Test
    void aRowAndItsEventAreStoredTogetherOrNotAtAll() throws Exception {
        OrganizationId lumen = organization(Stage.ANA);
        DeployedLedger ledger = ledger().started();
        String lost = "lost " + UUID.randomUUID();
        String kept = "kept " + UUID.randomUUID();
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        ServiceRegistration<EventHandler> listener = ledger.context()
                .registerService(EventHandler.class, event -> heard.add(event.json()), typed(DeployedLedger.BOOKED));
        try {
            assertThatThrownBy(() -> ledger.book(lumen, lost, () -> {
                throw new IllegalStateException("the pen is dry");
            })).hasMessage("the pen is dry");
            ledger.book(lumen, kept, NOTHING);

            await().atMost(LIMIT).until(() -> heard.stream().anyMatch(json -> json.contains(kept)));
            assertThat(heard).noneMatch(json -> json.contains(lost));
            assertThat(ledger.entries(lumen)).contains(kept).doesNotContain(lost);
            assertThat(ledger.told(lumen)).contains(kept).doesNotContain(lost);
        } finally {
            listener.unregister();
        }
    }

    private static Dictionary<String, ?> typed(String type) {
        return new Hashtable<>(Map.of("switchboard.event.types", new String[] {type}));
    }

    @Test
    void aBundleComesIsReplacedWhileItAnswersAndLeavesNothing() throws Exception {
        DeployedLedger ledger = ledger();
        ledger.stop();
        Api ana = anybody().signIn(Stage.ANA, Stage.PASSWORD);

        Trace first = ledger.deploy(DeployedLedger.FIRST);
        assertThat(version(ana)).isEqualTo(first.version());
        Queue<String> versions = new ConcurrentLinkedQueue<>();
        ExecutorService people = Executors.newFixedThreadPool(2);
        AtomicBoolean enough = new AtomicBoolean();
        Callable<Boolean> asking = () -> {
            while (!enough.get()) {
                versions.add(version(ana));
            }
            return true;
        };
        List<Future<Boolean>> asked = List.of(people.submit(asking), people.submit(asking));
        Trace second;
        try {
            second = ledger.deploy(DeployedLedger.SECOND);
            await().atMost(LIMIT).until(() -> versions.contains(second.version()));
        } finally {
            enough.set(true);
            people.shutdown();
        }
        for (Future<Boolean> answers : asked) {
            assertThat(answers.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(version(ana)).isEqualTo(second.version()).isNotEqualTo(first.version());
        assertThat(Set.copyOf(versions)).containsExactlyInAnyOrder(first.version(), second.version());

        ledger.stop();
        assertThat(ana.get("/api/ledger/version").expect(503).json().get("code").asText()).isEqualTo("module.stopped");
        for (Trace trace : List.of(first, second)) {
            assertThat(trace.isInstalled()).isFalse();
            assertThat(trace.services()).isZero();
            await().atMost(LIMIT).until(() -> !trace.isLoaded());
        }
    }

    private static String version(Api caller) {
        return caller.get("/api/ledger/version").expect(200).json().get("version").asText();
    }

    @Test
    @RunAsClient
    void theApplicationAnswersWithItsHeadersProblemsAndHealth(@ArquillianResource URL address) throws Exception {
        Api nobody = new Api(address.toURI(), null);

        Api.Answer page = nobody.get("/signin").expect(200);
        assertThat(page.body()).contains("type=\"password\"");
        assertThat(page.header("Content-Security-Policy").orElse("")).contains("default-src 'self'", "frame-ancestors 'self'");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(page.header("Referrer-Policy")).contains("same-origin");

        Api.Answer unknown = nobody.signIn(Stage.ANA, Stage.PASSWORD).get("/api/no-such-module/things").expect(404);
        assertThat(unknown.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(unknown.json().get("code").asText()).isEqualTo("request.not_found");

        assertThat(nobody.get("/health/ready").expect(200).json().get("status").asText()).isEqualTo("OK");
    }

    private DeployedLedger ledger() {
        return new DeployedLedger(part(Modules.class), part(Deployer.class), framework());
    }

    private BundleContext framework() {
        Bundle module = part(Modules.class).current().get(0).bundle();
        return module.getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
    }

    /** A part that the boot publishes for what the container makes; the portal keeps the names to itself. */
    private <T> T part(Class<T> type) {
        return type.cast(application.getAttribute("switchboard." + type.getName()));
    }

    private Api anybody() {
        return new Api(URI.create("http://localhost:" + request.getLocalPort()), null);
    }

    private OrganizationId organization(String email) {
        Api member = anybody().signIn(email, Stage.PASSWORD);
        return OrganizationId.of(member.get("/api/organization").expect(200).json().get("id").asText());
    }

    private static <T> T lookup(String name, Class<T> type) throws NamingException {
        return type.cast(InitialContext.doLookup(name));
    }
}
