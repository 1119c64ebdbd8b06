// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.AuditLog.Entry;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.AuditLog.Verification;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FoundationTest
class AuditLogTest {
    private final RunningFoundation running;
    private final AuditLog log;

    AuditLogTest(RunningFoundation running) {
        this.running = running;
        this.log = running.foundation().auditLog();
    }

    @Test
    void anActIsToldWithWhoWhatAndFromWhere() {
        Identity ada = running.register("Told");
        Identity bo = running.join(ada, "Bo", "agent");
        try (Binding bound = RequestOrigin.bind(new RequestOrigin("203.0.113.70", "A browser", "request-70"))) {
            running.foundation().people().changeRole(ada, bo.user(), "viewer");
        }

        Entry entry = log.list(ada, Filter.ALL, 1, null).get(0);
        assertThat(entry.action()).isEqualTo("member.role_changed");
        assertThat(entry.actor()).isEqualTo("Ada Admin");
        assertThat(entry.actorId()).isEqualTo(ada.user().toString());
        assertThat(entry.entityId()).isEqualTo(bo.user().toString());
        assertThat(entry.detail()).isEqualTo(Map.of(
                "before", Map.of("role", "agent"), "after", Map.of("role", "viewer"), "email", bo.email()));
        assertThat(entry.address()).isEqualTo("203.0.113.70");
        assertThat(entry.requestId()).isEqualTo("request-70");
        assertThat(log.list(ada, Filter.ALL, 10, null))
                .extracting(Entry::action)
                .containsExactly("member.role_changed", "member.joined", "member.invited", "organization.registered");
    }

    @Test
    void filtersAndPagesNarrowDown() {
        Identity ada = running.register("Filtered");
        running.join(ada, "Bo", "agent");

        assertThat(log.list(ada, action("member.joined"), 10, null)).extracting(Entry::actor).containsExactly("Bo");
        assertThat(log.list(ada, new Filter("aDa", null, null, null, null, null), 10, null)).hasSize(2);
        assertThat(log.list(ada, new Filter("", "", "", "", null, null), 2, null)).extracting(Entry::number).containsExactly(3L, 2L);
        assertThat(log.list(ada, Filter.ALL, 2, 2L)).extracting(Entry::number).containsExactly(1L);
        assertThat(log.actions(ada)).containsExactly("member.invited", "member.joined", "organization.registered");
    }

    @Test
    void theListOfActionsGoesFromOneToTheNextByTheIndex() {
        Identity ada = running.register("Listed");
        assertThat(log.actions(running.operator())).isSorted();
        List<String> plan = running.database().transaction(c -> {
            // The tables of a test are so small that reading them whole is cheaper.
            Sql.update(c, "set local enable_seqscan = off");
            Sql.update(c, "set local enable_bitmapscan = off");
            return Sql.list(
                    c,
                    "explain (analyze) " + DatabaseAuditLog.actionsOf(ada.organization()),
                    row -> row.getString(1),
                    ada.organization().value(),
                    ada.organization().value());
        });
        assertThat(String.join("\n", plan)).containsPattern("(?s)Limit.*Index Only Scan using audit_event_action.*"
                        + "Limit.*Index Only Scan using audit_event_action")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void aChainThatNobodyTouchedIsIntact() {
        Identity ada = running.register("Intact");
        running.join(ada, "Bo", "agent");
        assertThat(log.verify(ada)).isEqualTo(new Verification(true, 3, null));
    }

    @Test
    void numbersHaveNoGapHoweverManyActAtOnce() {
        Identity ada = running.register("Busy");
        IntStream.range(0, 40).parallel().forEach(i -> running.foundation()
                .invitations()
                .send(ada, List.of(new Wish(RunningFoundation.newEmail(), "agent"))));

        assertThat(log.list(ada, Filter.ALL, 100, null))
                .extracting(Entry::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 41).mapToObj(i -> 42L - i).toList());
        assertThat(log.verify(ada)).isEqualTo(new Verification(true, 41, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update foundation.audit_event set actor = 'Somebody Else' where organization_id = ? and number = 2",
        "update foundation.audit_event set detail = '{\"role\":\"viewer\"}' where organization_id = ? and number = 2",
        "update foundation.audit_event set at = at + interval '1 second' where organization_id = ? and number = 2",
        "delete from foundation.audit_event where organization_id = ? and number = 2"
    })
    void whatIsEditedBehindItsBackIsFound(String tampering) throws SQLException {
        Identity ada = running.register("Tampered");
        running.join(ada, "Bo", "agent");
        tamper(tampering, ada);

        assertThat(log.verify(ada)).isEqualTo(new Verification(false, 1, 2L));
    }

    @Test
    void aCutTailIsFound() throws SQLException {
        Identity ada = running.register("Cut");
        running.join(ada, "Bo", "agent");
        tamper("delete from foundation.audit_event where organization_id = ? and number = 3", ada);

        assertThat(log.verify(ada)).isEqualTo(new Verification(false, 2, 3L));
    }

    @Test
    void aTailCutTogetherWithTheEndIsFoundAndNeverHealed() throws SQLException {
        Identity ada = running.register("Rewound");
        running.join(ada, "Bo", "agent");
        tamper("delete from foundation.audit_event where organization_id = ? and number = 3", ada);
        tamper(
                """
                update foundation.audit_chain c set number = 2, hash = e.hash from foundation.audit_event e
                where c.chain_id = ? and e.organization_id = c.chain_id and e.number = 2
                """,
                ada);
        assertThat(log.verify(ada).isIntact()).isFalse();

        running.join(ada, "Cy", "agent");
        assertThat(log.verify(ada).isIntact()).as("going on does not heal it").isFalse();
    }

    @Test
    void aChainThatIsGoneIsFound() throws SQLException {
        Identity ada = running.register("Gone");
        tamper("delete from foundation.audit_event where organization_id = ?", ada);
        tamper("delete from foundation.audit_chain where chain_id = ?", ada);
        assertThat(log.verify(ada).isIntact()).isFalse();

        running.join(ada, "Bo", "agent");
        running.join(ada, "Cy", "agent");
        assertThat(log.verify(ada).isIntact()).as("going on does not begin it anew").isFalse();
    }

    @Test
    void anEndThatIsGoneStopsNobodyAndIsFound() throws SQLException {
        Identity ada = running.register("Without an end");
        tamper("delete from foundation.audit_chain where chain_id = ?", ada);

        running.join(ada, "Bo", "agent");
        assertThat(log.list(ada, Filter.ALL, 1, null)).extracting(Entry::number).containsExactly(3L);
        assertThat(log.verify(ada)).isEqualTo(new Verification(false, 1, 2L));
    }

    @Test
    void anEntryAboveTheEndIsFound() throws SQLException {
        Identity ada = running.register("Forged");
        tamper(
                """
                insert into foundation.audit_event (id, organization_id, number, at, actor, action, entity_type, entity_id,
                    detail, client_address, request_id, hash)
                select gen_random_uuid(), organization_id, 7, at, 'Nobody', action, entity_type, entity_id,
                    detail, client_address, request_id, hash
                from foundation.audit_event where organization_id = ? and number = 1
                """,
                ada);
        assertThat(log.list(ada, Filter.ALL, 1, null)).extracting(Entry::actor).containsExactly("Nobody");
        assertThat(log.verify(ada)).isEqualTo(new Verification(false, 1, 2L));
    }

    @Test
    void onlyWhoMayReadItSeesItAndOnlyTheirOwn() {
        Identity ada = running.register("Private");
        Identity manager = running.join(ada, "Manager", "manager");
        Identity eve = running.register("Elsewhere");

        assertThatThrownBy(() -> log.list(manager, Filter.ALL, 10, null)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> log.verify(manager)).isInstanceOf(PermissionMissing.class);
        assertThat(log.list(eve, Filter.ALL, 10, null)).extracting(Entry::action).containsExactly("organization.registered");
    }

    private static Filter action(String action) {
        return new Filter(null, action, null, null, null, null);
    }

    private static void tamper(String sql, Identity admin) throws SQLException {
        try (Connection owner = TestDatabase.running().owner()) {
            assertThat(Sql.update(owner, sql, admin.organization().value())).isEqualTo(1);
        }
    }
}
