// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationClosure;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FoundationTest
class OrganizationClosureTest {
    private final RunningFoundation running;
    private final OrganizationClosure closure;
    private Identity owner;
    private Identity admin;

    OrganizationClosureTest(RunningFoundation running) {
        this.running = running;
        this.closure = running.foundation().organizationClosure();
    }

    @BeforeEach
    void anOrganizationOfTwo() {
        owner = running.register("Leaving");
        admin = running.join(owner, "Bo", "admin");
    }

    @Test
    void onlyTheOwnerComesInWhileItIsClosingAndMayTakeItBack() {
        assertThat(closure.request(owner, " Leaving ", RunningFoundation.PASSWORD, ""))
                .isEqualTo(running.clock().instant().plus(Duration.ofDays(14)));
        assertThat(comesIn(owner)).isTrue();
        assertThat(comesIn(admin)).isFalse();
        assertThat(running.foundation().organizationSettings().read(owner).closesAt()).isNotNull();
        assertThatThrownBy(() -> closure.request(owner, "Leaving", RunningFoundation.PASSWORD, ""))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("organization.not_active"));

        closure.cancel(owner);
        assertThat(comesIn(admin)).isTrue();
        assertThat(running.foundation().organizationSettings().read(owner).status()).isEqualTo("active");
        assertThat(running.foundation().auditLog().list(owner, AuditLog.Filter.ALL, 2, null))
                .extracting(AuditLog.Entry::action)
                .containsExactly("organization.closing_cancelled", "organization.closing_requested");
    }

    @Test
    void nobodyComesInOnceItIsClosed() {
        closure.request(owner, "Leaving", RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofDays(14).minusSeconds(1));
        ((DatabaseOrganizationClosure) closure).closeDue();
        assertThat(comesIn(owner)).isTrue();
        running.clock().move(Duration.ofSeconds(1));
        ((DatabaseOrganizationClosure) closure).closeDue();
        assertThat(comesIn(owner)).isFalse();
        closure.cancel(owner);
        assertThat(comesIn(owner)).as("it is too late").isFalse();
    }

    @Test
    void itIsSaidWhenItIsTooLateToKeepIt() {
        closure.request(owner, "Leaving", RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofDays(14));

        assertThatThrownBy(() -> closure.cancel(owner)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(409);
            assertThat(refusal.code()).isEqualTo("organization.closing_over");
        });
        assertThat(running.foundation().organizationSettings().read(owner).status()).isEqualTo("closing");
    }

    @Test
    void oneThatCannotBeClosedKeepsNoOtherOpen() throws SQLException {
        closure.request(owner, "Leaving", RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofSeconds(1));
        Identity later = running.register("Later");
        closure.request(later, "Later", RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofDays(14));
        occupyNextEntry(owner);
        // The failure is meant; its stack would only worry whoever reads the build.
        Logger.getLogger(DatabaseOrganizationClosure.class.getName()).setLevel(Level.OFF);

        ((DatabaseOrganizationClosure) closure).closeDue();
        assertThat(running.foundation().organizationSettings().read(owner).status()).isEqualTo("closing");
        assertThat(running.foundation().organizationSettings().read(later).status()).isEqualTo("closed");
        status("active");
    }

    /** From here on nothing can be written to the log, so that nothing that is logged can be done. */
    private static void occupyNextEntry(Identity member) throws SQLException {
        try (Connection database = TestDatabase.running().owner()) {
            Sql.update(
                    database,
                    """
                    insert into foundation.audit_event (id, organization_id, number, at, actor, action, entity_type, entity_id,
                        detail, client_address, request_id, hash)
                    select gen_random_uuid(), organization_id, number + 1, at, actor, action, entity_type, entity_id,
                        detail, client_address, request_id, hash
                    from foundation.audit_event where organization_id = ? order by number desc limit 1
                    """,
                    member.organization().value());
        }
    }

    @Test
    void whoCannotComeInIsToldWhyOnceTheyHaveShownWhoTheyAre() {
        SignIn signIn = running.foundation().signIn();
        String token = signIn.issue(owner).accessToken();
        String key = running.foundation()
                .apiKeys()
                .create(owner, new ApiKeys.Wish("Website", Set.of("conversation.read"), null))
                .text();
        closure.request(owner, "Leaving", RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofSeconds(1));
        assertThat(code(() -> signIn.withPassword(admin.email(), RunningFoundation.PASSWORD, "127.0.0.1"))).isEqualTo("organization.closing");
        assertThat(code(() -> signIn.withPassword(admin.email(), "a wrong password", "127.0.0.1"))).isEqualTo("auth.wrong_credentials");
        assertThat(code(() -> signIn.withAccessToken(key))).isEqualTo("organization.closing");
        assertThat(signIn.withAccessToken(token)).isPresent();

        running.clock().move(Duration.ofDays(14));
        String lastToken = signIn.issue(owner).accessToken();
        ((DatabaseOrganizationClosure) closure).closeDue();
        assertThat(code(() -> signIn.withPassword(owner.email(), RunningFoundation.PASSWORD, "127.0.0.1"))).isEqualTo("organization.closed");
        assertThat(code(() -> signIn.withAccessToken(lastToken))).isEqualTo("organization.closed");
        assertThat(code(() -> signIn.withAccessToken(key))).isEqualTo("organization.closed");
        assertThat(signIn.withAccessToken("sbk_nobody")).isEmpty();
    }

    @Test
    void theGateShutsAllModulesOnTheDayItCloses() {
        Gate gate = running.foundation().gate();
        closure.request(owner, "Leaving", RunningFoundation.PASSWORD, "");
        assertThat(gate.isOpen(owner.organization(), "crm")).as("it may still be kept").isTrue();

        running.clock().move(Duration.ofDays(14));
        ((DatabaseOrganizationClosure) closure).closeDue();
        await().atMost(Duration.ofSeconds(10)).until(() -> !gate.isOpen(owner.organization(), "crm"));
        assertThat(gate.isOpen(owner.organization(), "a feature of tomorrow")).isFalse();
        List<String> last = running.database().transaction(c -> Sql.list(
                        c,
                        "select action || ' by ' || actor from foundation.audit_event where organization_id = ? order by number desc limit 1",
                        row -> row.getString(1),
                        owner.organization().value()));
        assertThat(last).containsExactly("organization.closed by Switchboard");
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    @Test
    void nameAndPasswordAreTypedAndItIsTheOwnersToDo() {
        assertThat(field("leaving", RunningFoundation.PASSWORD)).isEqualTo("name");
        assertThat(field("Leaving", "not the password")).isEqualTo("password");
        assertThat(field("Leaving", "")).isEqualTo("password");
        assertThatThrownBy(() -> closure.request(admin, "Leaving", RunningFoundation.PASSWORD, ""))
                .isInstanceOf(PermissionMissing.class);
        assertThat(comesIn(admin)).isTrue();
    }

    @Test
    void oneThatIsRestrictedIsNotClosedSoThatItCannotComeBackAsActive() {
        status("restricted");
        assertThatThrownBy(() -> closure.request(owner, "Leaving", RunningFoundation.PASSWORD, ""))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("organization.not_active"));
        assertThat(running.foundation().organizationSettings().read(owner).status()).isEqualTo("restricted");
    }

    private void status(String status) {
        running.database().transaction(c -> Sql.update(
                c,
                "update foundation.organization set status = ? where id = ?",
                status,
                owner.organization().value()));
    }

    private String field(String name, String password) {
        try {
            closure.request(owner, name, password, "");
            return "";
        } catch (InvalidInput wrong) {
            return wrong.errors().get(0).field();
        }
    }

    private boolean comesIn(Identity person) {
        try {
            return person.user().equals(running.foundation()
                    .signIn()
                    .withPassword(person.email(), RunningFoundation.PASSWORD, "127.0.0.1")
                    .user());
        } catch (Refusal refused) {
            return false;
        }
    }
}
