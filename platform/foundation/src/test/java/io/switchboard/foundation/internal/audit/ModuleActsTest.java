// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.AuditLog.Entry;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.audit.Act;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FoundationTest
class ModuleActsTest {
    private final RunningFoundation running;
    private final AuditKeeper keeper;
    private final AuditLog log;

    ModuleActsTest(RunningFoundation running) {
        this.running = running;
        this.keeper = running.foundation().auditKeeper();
        this.log = running.foundation().auditLog();
    }

    /** A module's transaction of the organization, with the role that modules work with. */
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private static void transaction(OrganizationId organization, Work work) throws SQLException {
        try (Connection connection = TestDatabase.running().app()) {
            connection.setAutoCommit(false);
            try {
                TestDatabase.enter(connection, organization.value());
                work.run(connection);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private void record(Identity actor, Act... acts) throws SQLException {
        transaction(actor.organization(), c -> keeper.append(c, actor.organization(), List.of(acts)));
    }

    private Act act(Caller caller, String cause, String action) {
        try (TenantContext.Binding bound = TenantContext.bind(caller, cause)) {
            return new Act(keeper.actor(), action, "customer", "7", Map.of("after", Map.of("name", "Zoë")));
        }
    }

    @Test
    void theActorIsWhoeverIsSignedInAndNeverTheModulesChoice() throws SQLException {
        Identity ada = running.register("Signed in");
        try (Binding origin = RequestOrigin.bind(new RequestOrigin("203.0.113.9", "A browser", "request-9"));
                Binding identity = CurrentIdentity.bind(ada)) {
            record(ada, act(ada.caller(), "", "customer.created"));
        }
        Entry entry = newest(ada);
        assertThat(entry.actor()).isEqualTo(ada.name());
        assertThat(entry.actorId()).isEqualTo(ada.user().toString());
        assertThat(entry.onBehalfOf()).isNull();
        assertThat(entry.address()).isEqualTo("203.0.113.9");
        assertThat(entry.requestId()).isEqualTo("request-9");
        assertThat(entry.detail()).isEqualTo(Map.of("after", Map.of("name", "Zoë")));
    }

    @Test
    void thePlatformActsOnBehalfOfWhoeverCausedTheEvent() throws SQLException {
        Identity ada = running.register("Caused");
        record(ada, act(Caller.system(ada.organization()), "Ana Ribeiro", "customer.created"));
        assertThat(newest(ada).actor()).isEqualTo("Switchboard");
        assertThat(newest(ada).actorId()).isNull();
        assertThat(newest(ada).onBehalfOf()).isEqualTo("Ana Ribeiro");

        record(ada, act(Caller.system(ada.organization()), "", "customer.created"));
        assertThat(newest(ada).onBehalfOf()).isNull();
    }

    @Test
    void aTransactionThatRollsBackLeavesNothingAndTheChainWhole() throws SQLException {
        Identity ada = running.register("Undone");
        assertThatThrownBy(() -> transaction(ada.organization(), c -> {
                    keeper.append(c, ada.organization(), List.of(act(ada.caller(), "", "customer.created")));
                    throw new SQLException("the module fails");
                }))
                .hasMessage("the module fails");
        assertThat(log.list(ada, Filter.ALL, 10, null)).hasSize(1);
        record(ada, act(ada.caller(), "", "customer.created"));
        assertThat(log.verify(ada)).isEqualTo(new Verification(true, 2, null));
    }

    @Test
    void aConnectionThatDiesBeforeTheCommitLeavesNothing() throws SQLException {
        Identity ada = running.register("Killed");
        assertThatThrownBy(() -> transaction(ada.organization(), c -> {
                    keeper.append(c, ada.organization(), List.of(act(ada.caller(), "", "customer.created")));
                    int process = Sql.first(c, "select pg_backend_pid()", row -> row.getInt(1)).orElseThrow();
                    try (Connection superuser = TestDatabase.running().superuser()) {
                        Sql.first(superuser, "select pg_terminate_backend(?)", row -> true, process);
                    }
                    Sql.first(c, "select 1", row -> true);
                }))
                .isInstanceOf(SQLException.class);
        record(ada, act(ada.caller(), "", "customer.created"));
        assertThat(log.verify(ada)).isEqualTo(new Verification(true, 2, null));
    }

    @Test
    void twentyWritersAtOnceKeepOneChainTogetherWithThePlatformItself() throws Exception {
        Identity ada = running.register("Crowded");
        ExecutorService writers = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Object>> works = new ArrayList<>();
            for (int writer = 0; writer < 20; writer++) {
                boolean isModule = writer % 4 != 0;
                works.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        if (isModule) {
                            record(ada, act(ada.caller(), "", "customer.created"), act(ada.caller(), "", "customer.renamed"));
                        } else {
                            running.invite(ada, "agent");
                        }
                    }
                    return true;
                });
            }
            for (Future<Object> done : writers.invokeAll(works)) {
                done.get();
            }
        } finally {
            writers.shutdownNow();
        }
        long entries = 1 + 15 * 10 * 2 + 5 * 10;
        assertThat(log.verify(ada)).isEqualTo(new Verification(true, entries, null));
        assertThat(log.list(ada, Filter.ALL, 1_000, null)).extracting(Entry::number)
                .containsExactlyElementsOf(IntStream.range(0, (int) entries).mapToObj(i -> entries - i).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into foundation.audit_event select * from foundation.audit_event",
        "update foundation.audit_event set actor = 'Nobody'",
        "delete from foundation.audit_event",
        "update foundation.audit_chain set number = 0",
        "select * from foundation.audit_door",
        "insert into foundation.audit_door values ('x')",
        "select foundation.audit_enter('x', sb.org())",
        "select * from sb.audit_end('x', sb.org(), '')",
        "select sb.audit_append('x', sb.org(), '[]', 1, '', '')",
        "select sb.audit_append(null, sb.org(), '[]', 1, '', '')"
    })
    void noSqlOfAModuleReachesTheLog(String sql) throws SQLException {
        Identity ada = running.register("Walled");
        assertThatThrownBy(() -> transaction(ada.organization(), c -> c.createStatement().execute(sql)))
                .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        assertThat(log.verify(ada)).isEqualTo(new Verification(true, 1, null));
    }

    @Test
    void noTransactionWritesIntoAnothersLog() throws SQLException {
        Identity ada = running.register("Here");
        Identity eve = running.register("There");
        assertThatThrownBy(() -> transaction(
                        eve.organization(),
                        c -> keeper.append(c, ada.organization(), List.of(act(ada.caller(), "", "customer.created")))))
                .hasMessageContaining("another organization");
    }

    @Test
    void aModulesEntryThatIsEditedIsFound() throws SQLException {
        Identity ada = running.register("Edited");
        record(ada, act(ada.caller(), "", "customer.created"), act(ada.caller(), "", "customer.renamed"));
        try (Connection owner = TestDatabase.running().owner()) {
            Sql.update(
                    owner,
                    "update foundation.audit_event set detail = '{\"after\":{\"name\":\"Zoe\"}}' where organization_id = ? and number = 2",
                    ada.organization().value());
        }
        assertThat(log.verify(ada)).isEqualTo(new Verification(false, 1, 2L));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndThatIsGoneStopsNoModuleAndIsNotBegunAnew(boolean isAllGone) throws SQLException {
        Identity ada = running.register("Endless");
        try (Connection owner = TestDatabase.running().owner()) {
            if (isAllGone) {
                Sql.update(owner, "delete from foundation.audit_event where organization_id = ?", ada.organization().value());
            }
            Sql.update(owner, "delete from foundation.audit_chain where chain_id = ?", ada.organization().value());
        }
        record(ada, act(ada.caller(), "", "customer.created"));
        record(ada, act(ada.caller(), "", "customer.renamed"));
        assertThat(newest(ada).action()).isEqualTo("customer.renamed");
        assertThat(log.verify(ada).isIntact()).isFalse();
    }

    private Entry newest(Identity reader) {
        return log.list(reader, Filter.ALL, 1, null).get(0);
    }
}
