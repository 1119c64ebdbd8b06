// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.file.Files;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationClosure;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.Organizations.Organization;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.internal.account.AccountErasure;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.audit.AuditChain;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.file.FileStore;
import io.switchboard.foundation.internal.mail.Mails;
import io.switchboard.foundation.internal.organization.DatabaseOrganizationClosure;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.ModuleTable;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.testkit.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FoundationTest
class OrganizationPurgeTest {
    private final RunningFoundation running;
    private final OrganizationClosure closure;
    private final OrganizationPurge purge;
    private Identity owner;

    @TempDir
    static Path folder;

    OrganizationPurgeTest(RunningFoundation running) {
        this.running = running;
        this.closure = running.foundation().organizationClosure();
        MasterKey key = new MasterKey(Base64.getDecoder().decode(RunningFoundation.KEY));
        SwitchboardConfig config = RunningFoundation.config(folder, Map.of());
        this.purge = new OrganizationPurge(
                running.database(),
                new AccountErasure(running.clock()),
                FileStore.blobs(config),
                new Mails(running.database(), config.mail(), key.seal("switchboard mails"), key.code("switchboard mail tags"), running.clock())
                        .outbox(),
                new Links(config.publicUrl()),
                new AuditTrail(AuditChain.of(key), running.clock()),
                running.clock());
    }

    @BeforeEach
    void anOrganization() {
        owner = running.register("Leaving");
    }

    @Test
    void nothingIsLeftOnceItsDayHasCome() throws IOException, SQLException {
        Identity staying = running.register("Staying");
        running.join(owner, "Vi", "viewer");
        running.invite(owner, "agent");
        running.seal(owner);
        store(owner);
        Map<String, Long> others = rows(staying);
        try (ModuleTable table = new ModuleTable()) {
            table.insert(owner, "mine", 50);
            table.insert(staying, "theirs", 2);
            assertThat(rows(owner)).containsKeys("foundation.membership", "foundation.audit_event", "foundation.stored_file");

            close(owner);
            assertThat(rows(owner)).as("closed and not purged yet").containsKey(table.schema() + ".thing");
            purge();

            assertThat(rows(owner)).isEmpty();
            assertThat(table.left(staying)).isEqualTo(2);
            assertThat(rows(staying)).containsAllEntriesOf(others);
        }
    }

    @Test
    void thereIsNoWayBackBeforeItsDay() {
        closure.request(owner, "Leaving", RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofDays(13));
        ((DatabaseOrganizationClosure) closure).closeDue();
        purge();
        assertThat(rows(owner)).containsKey("foundation.membership");
        assertThatThrownBy(() -> running.database().transaction(c -> Sql.first(
                        c,
                        "select foundation.purge_rows(?, 'foundation', 'membership', ?) as gone",
                        row -> row.getLong("gone"),
                        owner.organization().value(),
                        running.clock().instant())))
                .rootCause().hasMessageContaining("Only what a closed organization has left");
        closure.cancel(owner);
    }

    @Test
    void onesThatAreClosedByTheOperatorKeepTheirData() {
        running.database().transaction(c -> Sql.update(
                c, "update foundation.organization set status = 'closed' where id = ?", owner.organization().value()));
        purge();
        assertThat(rows(owner)).containsKey("foundation.membership");
    }

    @Test
    void whoBelongsToNoOtherOrganizationIsForgottenAndMayComeAnew() {
        Identity both = running.join(owner, "Bo", "admin");
        Identity elsewhere = running.register("Elsewhere");
        String token = running.postbox().mail(invited(elsewhere, both.email()), "invites you to Elsewhere").token();
        running.foundation().invitations().acceptAsNew(token, "Bo", RunningFoundation.PASSWORD);
        close(owner);
        purge();

        assertThatThrownBy(() -> signIn(owner.email())).isInstanceOf(Refusal.class);
        assertThat(signIn(both.email()).organization()).isEqualTo(elsewhere.organization());
        List<String> left = running.database().transaction(c -> Sql.list(
                c,
                "select email, name from foundation.app_user where id = ?",
                row -> row.getString("email") + row.getString("name"),
                owner.user().value()));
        assertThat(left)
                .containsExactly("erased-" + owner.user() + "@erased.invalid");
        Identity anew = running.foundation()
                .signIn()
                .register(new Registration("Back again", "Ada", owner.email(), RunningFoundation.PASSWORD));
        assertThat(anew.user()).isNotEqualTo(owner.user());
    }

    @Test
    void theOwnerGetsAMailAndThePlatformsLogTellsHowMuchIsGone() {
        close(owner);
        purge();
        purge();
        running.postbox().mail(owner.email(), "is being deleted");
        assertThat(running.postbox().mailsNow(owner.email()))
                .filteredOn(mail -> mail.subject().contains("is being deleted"))
                .hasSize(1);
        assertThat(running.foundation().organizations().list(500, null))
                .extracting(Organization::id)
                .doesNotContain(owner.organization());
        List<String> told = running.database().transaction(c -> Sql.list(
                c,
                "select detail from foundation.audit_event where organization_id is null"
                        + " and action = 'organization.purged' and entity_id = ?",
                row -> row.getString("detail"),
                owner.organization().toString()));
        assertThat(told)
                .singleElement()
                .asString()
                .contains("foundation");
    }

    private String invited(Identity admin, String email) {
        running.foundation().invitations().send(admin, List.of(new Wish(email, "agent")));
        return email;
    }

    private Identity signIn(String email) {
        return running.foundation().signIn().withPassword(email, RunningFoundation.PASSWORD, "127.0.0.1");
    }

    private void close(Identity person) {
        closure.request(person, person.organizationName(), RunningFoundation.PASSWORD, "");
        running.clock().move(Duration.ofDays(14));
        ((DatabaseOrganizationClosure) closure).closeDue();
    }

    private void purge() {
        purge.run();
    }

    private void store(Identity member) throws IOException {
        try (TenantContext.Binding bound = TenantContext.bind(member.caller())) {
            running.lend(Files.class, "crm")
                    .store("letter.txt", new ByteArrayInputStream("Dear Vi".getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Whatever there is of it, in whatever table. */
    private Map<String, Long> rows(Identity member) {
        Map<String, Long> left = new TreeMap<>();
        try (Connection owner = TestDatabase.running().owner()) {
            for (TenantTable table : TenantTable.all(owner)) {
                Sql.first(
                                owner,
                                "select count(*) as n from " + table + " where organization_id = ?",
                                row -> row.getLong("n"),
                                member.organization().value())
                        .filter(n -> n > 0)
                        .ifPresent(n -> left.put(table.toString(), n));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return left;
    }
}
