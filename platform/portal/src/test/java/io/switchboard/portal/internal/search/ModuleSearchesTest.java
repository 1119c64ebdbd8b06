// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.web.Gateway;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModuleSearchesTest {
    private static final SearchQuery QUERY = new SearchQuery("joana", 2);
    private static final Logger FAILURES = Logger.getLogger(ModuleSearch.class.getName());

    private final Caller caller =
            new Caller(new OrganizationId(Ids.next()), new UserId(Ids.next()), "Ana", Set.of("customer.read"));
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final ModuleSearches searches =
            new ModuleSearches(new Gateway(modules, gate), Duration.ofMillis(400));
    private final CountDownLatch hanging = new CountDownLatch(1);

    /** The failures are meant; their stacks would only worry whoever reads the build. */
    @BeforeAll
    static void silence() {
        FAILURES.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        hanging.countDown();
        searches.close();
    }

    @Test
    void asksAsTheCallerAndUnderALease() {
        AtomicReference<Caller> asking = new AtomicReference<>();
        run("crm", query -> {
            asking.set(new TenantContext().current());
            assertThat(modules.leases()).isEqualTo(1);
            return List.of(hit("customer?id=1"));
        });

        ModuleAnswer answer = only();

        assertThat(answer.fault()).isNull();
        assertThat(answer.found()).extracting(SearchResult::href).containsExactly("/m/crm/customer?id=1");
        assertThat(asking.get()).isEqualTo(caller);
        assertThat(modules.leases()).isZero();
    }

    @Test
    void oneThatHangsOrFailsCostsItsOwnResultsOnly() throws InterruptedException {
        run("crm", query -> List.of(hit("customer?id=1")));
        run("failing", query -> {
            throw new IllegalStateException("no database");
        });
        run("hanging", query -> {
            hanging.await();
            return List.of(hit("late"));
        });

        List<ModuleAnswer> answers = searches.ask(caller, QUERY);

        assertThat(answers).extracting(ModuleAnswer::module).containsExactly("crm", "failing", "hanging");
        assertThat(answers.get(0).found()).hasSize(1);
        assertThat(answers.get(1).fault()).isEqualTo(Fault.FAILED);
        assertThat(answers.get(2).fault()).isEqualTo(Fault.LATE);
        assertThat(modules.leases()).as("held while it is used").isEqualTo(1);
        hanging.countDown();
        modules.awaitNoLease();
        assertThat(modules.leases()).isZero();
    }

    @Test
    void anErrorOfOneIsItsOwnToo() {
        run("crm", query -> List.of(hit("customer?id=1")));
        run("endless", query -> {
            throw new StackOverflowError();
        });
        run("wrong", query -> {
            throw new AssertionError("never");
        });

        List<ModuleAnswer> answers = searches.ask(caller, QUERY);

        assertThat(answers).extracting(ModuleAnswer::module).containsExactly("crm", "endless", "wrong");
        assertThat(answers.get(0).found()).hasSize(1);
        assertThat(answers.subList(1, 3)).allSatisfy(answer -> assertThat(answer.fault()).isEqualTo(Fault.FAILED));
        assertThat(modules.leases()).isZero();
    }

    @Test
    void oneThatHangsTakesABoundedNumberOfThreads() {
        run("hanging", query -> {
            hanging.await();
            return List.of();
        });
        run("crm", query -> List.of(hit("customer?id=1")));

        for (int i = 0; i < 8; i++) {
            searches.ask(caller, QUERY);
        }
        List<ModuleAnswer> answers = searches.ask(caller, QUERY);

        assertThat(answers.get(0).found()).hasSize(1);
        assertThat(answers.get(1).fault()).isEqualTo(Fault.CROWDED);
        assertThat(modules.leases()).isEqualTo(8);
    }

    @Test
    void whatCannotBeSearchedTakesNoPlace() {
        modules.run(new ToyGeneration("hello", "1"));
        run("crm", query -> List.of(hit("customer?id=1")));

        assertThat(searches.ask(caller, QUERY)).extracting(ModuleAnswer::module).containsExactly("crm");
    }

    @Test
    void aClosedModuleIsNotEvenNamed() {
        run("crm", query -> List.of(hit("customer?id=1")));
        gate.close("crm");

        assertThat(searches.ask(caller, QUERY)).isEmpty();
    }

    @Test
    void givesNoMoreThanWasAskedForAndNoAddressElsewhere() {
        run("crm", query -> List.of(hit("a"), hit("b"), hit("c")));
        assertThat(only().found()).hasSize(2);

        run("crm", query -> List.of(hit("//evil.example/")));
        assertThat(only().found()).isEmpty();
        assertThat(only().fault()).isEqualTo(Fault.FAILED);
    }

    private ModuleAnswer only() {
        List<ModuleAnswer> answers = searches.ask(caller, QUERY);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private void run(String module, SearchProvider provider) {
        modules.run(new ToyGeneration(module, "1").offering(SearchProvider.class, provider));
    }

    private static SearchHit hit(String page) {
        return new SearchHit("Customer", "Joana", "", "user", page);
    }
}
