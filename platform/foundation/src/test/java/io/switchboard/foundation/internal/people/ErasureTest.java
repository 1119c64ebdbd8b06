// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Erasure;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FoundationTest
class ErasureTest {
    private static final String PASSWORD = RunningFoundation.PASSWORD;

    private final RunningFoundation running;
    private final Erasure erasure;
    private final People people;
    private Identity ada;
    private Identity bo;

    ErasureTest(RunningFoundation running) {
        this.running = running;
        this.erasure = running.foundation().erasure();
        this.people = running.foundation().people();
    }

    @BeforeEach
    void somebodyWhoHasLeft() {
        ada = running.register("Forgetting");
        bo = running.join(ada, "Bo Berg", "agent");
        people.deactivate(ada, bo.user());
    }

    @Test
    void whoTheyWereGoesAndWhatTheyDidStays() {
        erasure.erase(ada, bo.user(), PASSWORD, "");

        assertThat(people.find(ada, bo.user())).isEmpty();
        assertThat(people.list(ada, "", 10, null)).extracting(People.Person::name).containsExactly("Ada Admin");
        assertThat(directory(ada)).map(Member::name).hasValue("Deleted person");
        assertThat(directory(ada)).map(Member::email).hasValue("");
        assertThat(leftOf(bo.email())).isEmpty();
        assertThat(leftOf("Bo Berg")).isEmpty();
        assertThat(running.foundation().auditLog().list(ada, AuditLog.Filter.ALL, 1, null))
                .extracting(AuditLog.Entry::action)
                .containsExactly("member.erased");
        assertThat(running.foundation().auditLog().verify(ada).isIntact()).isTrue();
        assertThatThrownBy(() -> erasure.erase(ada, bo.user(), PASSWORD, "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.reactivate(ada, bo.user())).isInstanceOf(NotFound.class);
    }

    @Test
    void theirAddressIsFreeAgainAndGivesNothingBack() {
        erasure.erase(ada, bo.user(), PASSWORD, "");
        running.foundation().invitations().send(ada, List.of(new Wish(bo.email(), "agent")));
        Identity anew = running.foundation()
                .invitations()
                .acceptAsNew(running.postbox().mails(bo.email(), 2).get(1).token(), "Another Bo", PASSWORD);
        assertThat(anew.user()).isNotEqualTo(bo.user());
        assertThat(directory(ada)).map(Member::name).hasValue("Deleted person");
    }

    @Test
    void whoWorksElsewhereKeepsTheirAccountThere() {
        Identity eve = running.register("Elsewhere");
        running.foundation().invitations().send(eve, List.of(new Wish(bo.email(), "agent")));
        running.foundation()
                .invitations()
                .acceptAsNew(running.postbox().mail(bo.email(), "invites you to Elsewhere").token(), "", PASSWORD);
        erasure.erase(ada, bo.user(), PASSWORD, "");

        assertThat(running.foundation().signIn().withPassword(bo.email(), PASSWORD, "127.0.0.1").organization())
                .isEqualTo(eve.organization());
        assertThat(directory(ada)).map(Member::name).hasValue("Deleted person");
        assertThat(directory(eve)).map(Member::name).hasValue("Bo Berg");
        running.foundation().invitations().send(ada, List.of(new Wish(bo.email(), "viewer")));
        running.foundation().invitations().acceptAsNew(running.postbox().mails(bo.email(), 3).get(2).token(), "", PASSWORD);
        assertThat(people.find(ada, bo.user())).map(People.Person::name).hasValue("Bo Berg");
    }

    @Test
    void itIsRefusedForTheActiveForTheWrongAndWithoutThePassword() {
        Identity cy = running.join(ada, "Cy", "agent");
        Identity manager = running.join(ada, "Mia", "manager");
        Identity eve = running.register("Elsewhere");
        assertThatThrownBy(() -> erasure.erase(ada, cy.user(), PASSWORD, ""))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("users.still_active"));
        assertThatThrownBy(() -> erasure.erase(ada, ada.user(), PASSWORD, "")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> erasure.erase(manager, bo.user(), PASSWORD, "")).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> erasure.erase(eve, bo.user(), PASSWORD, "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> erasure.erase(ada, bo.user(), "wrong", "")).isInstanceOf(InvalidInput.class);
        assertThat(people.find(ada, bo.user())).isPresent();
    }

    private Optional<Member> directory(Identity member) {
        try (TenantContext.Binding bound = TenantContext.bind(member.caller())) {
            return running.lend(Members.class, "crm").find(bo.user());
        }
    }

    /** Rows that still name them, other than the audit log, which cannot be changed. */
    private List<String> leftOf(String words) {
        return running.database().transaction(c -> Sql.list(
                c,
                """
                select 'account ' || id as place from foundation.app_user where lower(email) = lower(?) or name = ?
                union all select 'invitation ' || id from foundation.invitation where lower(email) = lower(?)
                union all select 'mail ' || id from foundation.mail_message where lower(recipient) = lower(?)
                """,
                row -> row.getString("place"),
                words, words, words, words));
    }
}
