// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.RoleBook;
import io.switchboard.foundation.RoleBook.RoleEntry;
import io.switchboard.foundation.RoleBook.RoleWish;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class RoleBookTest {
    private static final Map<String, String> READER = Map.of("conversation.read", "team");

    private final RunningFoundation running;
    private final RoleBook roles;
    private final SignIn signIn;

    RoleBookTest(RunningFoundation running) {
        this.running = running;
        this.roles = running.foundation().roles();
        this.signIn = running.foundation().signIn();
    }

    @Test
    void whoHasARoleOfTheOrganizationsOwnHoldsWhatItSays() {
        Identity ada = running.register("Own roles");
        RoleEntry reader = roles.create(ada, wish("Reader", READER));
        Identity bo = running.join(ada, "Bo", reader.key());
        SessionId page = signIn.open(bo).session();
        assertThat(signIn.current(page).orElseThrow().scopes()).isEqualTo(Map.of("conversation.read", Scope.TEAM));

        roles.change(ada, reader.key(), reader.version(), wish(null, Map.of("customer.read", "all")));
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(page).orElseThrow().scopes())
                .as("without a new sign-in")
                .isEqualTo(Map.of("customer.read", Scope.ALL));
    }

    @Test
    void aRoleOfTheirOwnIsNamedWherePeopleAre() {
        Identity ada = running.register("Named");
        RoleEntry reader = roles.create(ada, new RoleWish("Reader", "Reads what a team has.", READER));
        String email = running.invite(ada, reader.key());
        assertThat(running.postbox().mail(email, "invites you").text()).contains("as Reader").contains("Reads what a team has.");
        assertThat(running.foundation().invitations().open(ada)).singleElement().satisfies(open -> assertThat(open.roleName()).isEqualTo("Reader"));
        running.foundation().invitations().acceptAsNew(running.invitationToken(email), "Bo", RunningFoundation.PASSWORD);

        assertThat(running.foundation().people().list(ada, "reader", 10, null)).extracting(Person::roleName).containsExactly("Reader");
        assertThat(roles.list(ada)).extracting(RoleEntry::name).containsExactly("Admin", "Manager", "Agent", "Viewer", "Reader");
        assertThat(roles.find(ada, reader.key()).orElseThrow().people()).isEqualTo(1);
    }

    @Test
    void aNameIsReadWithoutALookAtThePeople() throws SQLException {
        Identity ada = running.register("Many people");
        String reader = roles.create(ada, wish("Reader", READER)).key();
        Identity stranger = running.register("Other people");
        try (Connection owner = TestDatabase.running().owner()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table foundation.membership in access exclusive mode");
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(roles.name(ada, reader)).contains("Reader"));
            owner.rollback();
        }
        assertThat(roles.name(stranger, reader)).isEmpty();
        int before = running.database().transactions();
        assertThat(roles.name(ada, "admin")).contains("Admin");
        assertThat(running.database().transactions()).isEqualTo(before);
    }

    @Test
    void nobodyGivesWhatTheyLackOrChangesWhatIsAboveThem() {
        Identity ada = running.register("Above");
        RoleEntry keeper = roles.create(
                ada, wish("Keeper of roles", Map.of("roles.manage", "all", "users.edit_role", "all", "conversation.read", "team")));
        RoleEntry strong = roles.create(ada, wish("Strong", Map.of("customer.delete", "all")));
        Identity bo = running.join(ada, "Bo", keeper.key());
        Identity mo = running.join(ada, "Mo", "viewer");

        assertThat(error(() -> roles.create(bo, wish("Mine", Map.of("customer.delete", "all"))))).isEqualTo("role.above_own");
        assertThat(error(() -> roles.create(bo, wish("Mine", Map.of("conversation.read", "all"))))).isEqualTo("role.above_own");
        assertThat(code(() -> roles.change(bo, strong.key(), null, wish(null, Map.of())))).isEqualTo("role.above_own");
        assertThat(code(() -> roles.remove(bo, strong.key()))).isEqualTo("role.above_own");
        assertThat(code(() -> roles.change(bo, keeper.key(), null, wish(null, READER)))).isEqualTo("role.own");
        assertThat(code(() -> running.foundation().people().changeRole(bo, mo.user(), strong.key())))
                .as("neither by giving somebody a role")
                .isEqualTo("users.above_own_role");
        assertThat(roles.create(bo, wish("Less", Map.of("conversation.read", "own"))).scopes()).containsEntry("conversation.read", "own");
        assertThatThrownBy(() -> roles.create(mo, wish("Mine", Map.of()))).isInstanceOf(PermissionMissing.class);
    }

    @Test
    void onlyWhatIsDeclaredIsHeldAndOnlyAsItIsDeclared() {
        Identity ada = running.register("Declared");
        assertThat(error(() -> roles.create(ada, wish("R", Map.of("platform.operate", "all"))))).isEqualTo("role.unknown_permission");
        assertThat(error(() -> roles.create(ada, wish("R", Map.of("org.delete", "all"))))).isEqualTo("role.unknown_scope");
        assertThat(error(() -> roles.create(ada, wish("R", Map.of("org.settings", "own"))))).isEqualTo("role.unknown_scope");
        assertThat(error(() -> roles.create(ada, wish(" ", READER)))).isEqualTo("required");
        assertThat(error(() -> roles.create(ada, wish("x".repeat(61), READER)))).isEqualTo("invalid");
        assertThat(error(() -> roles.create(ada, wish("manager", READER)))).isEqualTo("role.taken");
        assertThat(roles.permissions()).extracting(permission -> permission.name()).contains("org.settings").doesNotContain("org.delete");
    }

    @Test
    void theFourAreTheSameEverywhere() {
        Identity ada = running.register("Built in");
        for (String key : List.of("admin", "manager", "agent", "viewer")) {
            assertThat(code(() -> roles.change(ada, key, null, wish("Mine", null)))).isEqualTo("role.built_in");
            assertThat(code(() -> roles.remove(ada, key))).isEqualTo("role.built_in");
        }
    }

    @Test
    void aRoleThatSomebodyHasStays() {
        Identity ada = running.register("In use");
        RoleEntry reader = roles.create(ada, wish("Reader", READER));
        String email = running.invite(ada, reader.key());
        assertThat(code(() -> roles.remove(ada, reader.key()))).as("invited").isEqualTo("role.in_use");
        Identity bo = running.foundation().invitations().acceptAsNew(running.invitationToken(email), "Bo", RunningFoundation.PASSWORD);
        assertThat(code(() -> roles.remove(ada, reader.key()))).isEqualTo("role.in_use");
        running.foundation().people().deactivate(ada, bo.user());
        assertThat(code(() -> roles.remove(ada, reader.key()))).as("they may come back").isEqualTo("role.in_use");

        running.foundation().people().changeRole(ada, bo.user(), "viewer");
        roles.remove(ada, reader.key());
        assertThat(roles.find(ada, reader.key())).isEmpty();
    }

    @Test
    void anotherOrganizationsRoleIsNotThere() {
        Identity ada = running.register("Here");
        Identity eve = running.register("There");
        RoleEntry reader = roles.create(ada, wish("Reader", READER));
        assertThat(roles.find(eve, reader.key())).isEmpty();
        assertThatThrownBy(() -> roles.change(eve, reader.key(), null, wish("Mine", null))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> roles.remove(eve, reader.key())).isInstanceOf(NotFound.class);
        Identity mo = running.join(eve, "Mo", "viewer");
        assertThat(error(() -> running.foundation().people().changeRole(eve, mo.user(), reader.key()))).isEqualTo("role.unknown");
        assertThatThrownBy(() -> running.database().transaction(c -> Sql.update(
                        c,
                        "update foundation.membership set role = ? where organization_id = ? and user_id = ?",
                        reader.key(), eve.caller().organization().value(), mo.user().value())))
                .as("nor for the database")
                .hasStackTraceContaining("membership_role_fkey");
    }

    @Test
    void aChangeIsMadeOnWhatWasSeenAndIsRecorded() {
        Identity ada = running.register("Versions");
        RoleEntry reader = roles.create(ada, wish("Reader", READER));
        RoleEntry renamed = roles.change(ada, reader.key(), reader.version(), wish("Listener", null));
        assertThat(renamed.scopes()).isEqualTo(READER);
        assertThat(code(() -> roles.change(ada, reader.key(), reader.version(), wish("Late", null)))).isEqualTo("role.changed_meanwhile");
        assertThat(roles.change(ada, reader.key(), renamed.version(), wish("Listener", null)).version()).as("nothing new").isEqualTo(renamed.version());
        roles.remove(ada, reader.key());

        AuditLog.Filter all = new AuditLog.Filter(null, null, "role", reader.key(), null, null);
        assertThat(running.foundation().auditLog().list(ada, all, 10, null))
                .extracting(AuditLog.Entry::action)
                .containsExactly("role.removed", "role.changed", "role.created");
    }

    @Test
    void whoseRoleMayLessHasNoInvitationsOpenAnyMore() {
        Identity ada = running.register("Less loud");
        RoleEntry host = roles.create(ada, wish("Host", Map.of("users.invite", "all", "conversation.read", "all", "customer.read", "all", "report.view", "all")));
        Identity bo = running.join(ada, "Bo", host.key());
        String email = running.invite(bo, "viewer");
        roles.change(ada, host.key(), null, wish(null, Map.of("users.invite", "all", "conversation.read", "all", "customer.read", "all", "report.view", "all", "customer.create", "all")));
        assertThat(running.foundation().invitations().open(ada)).as("still theirs to offer").hasSize(1);
        roles.change(ada, host.key(), null, wish(null, Map.of("users.invite", "all", "conversation.read", "all")));
        assertThat(running.foundation().invitations().open(ada)).isEmpty();
        assertThat(running.foundation().auditLog().list(ada, AuditLog.Filter.ALL, 10, null))
                .filteredOn(entry -> entry.action().equals("invitation.revoked"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail().toString()).contains(email));
    }

    @Test
    void whoMayInviteNobodyAnyMoreHasNoInvitationsOpen() {
        Identity ada = running.register("Silent");
        Map<String, String> viewing = Map.of("conversation.read", "all", "customer.read", "all", "report.view", "all");
        RoleEntry host = roles.create(ada, wish("Host", Map.of("users.invite", "all", "conversation.read", "all", "customer.read", "all", "report.view", "all")));
        running.invite(running.join(ada, "Bo", host.key()), "viewer");
        running.invite(ada, "viewer");
        roles.change(ada, host.key(), null, wish(null, viewing));
        assertThat(running.foundation().invitations().open(ada)).as("those of others stay").hasSize(1);
    }

    @Test
    void aRoleAsMightyAsOneThatNeedsAFactorNeedsOneToo() {
        Identity ada = running.register("Protected");
        running.foundation().securityPolicy().requireTwoFactor(ada, Set.of("viewer"));
        Map<String, String> viewing = Map.of("conversation.read", "all", "customer.read", "all", "report.view", "all");
        RoleEntry less = roles.create(ada, wish("Less", Map.of("conversation.read", "all", "customer.read", "team")));
        assertThat(needing(ada)).containsExactly("viewer");
        RoleEntry same = roles.create(ada, wish("Same", viewing));
        assertThat(needing(ada)).containsExactlyInAnyOrder("viewer", same.key());
        roles.change(ada, less.key(), null, wish(null, viewing));
        assertThat(needing(ada)).as("also when it becomes so").containsExactlyInAnyOrder("viewer", same.key(), less.key());
        roles.change(ada, less.key(), null, wish(null, Map.of("conversation.read", "all", "customer.read", "all", "report.view", "all", "customer.create", "all")));
        assertThat(running.foundation().auditLog().list(ada, AuditLog.Filter.ALL, 20, null))
                .filteredOn(entry -> entry.action().equals("security.policy_changed"))
                .hasSize(3);
        assertThat(running.join(ada, "Bo", same.key()).isEnrolling()).isTrue();
    }

    private List<String> needing(Identity admin) {
        return running.foundation().securityPolicy().rules(admin).stream()
                .filter(SecurityPolicy.RoleRule::isRequired)
                .map(SecurityPolicy.RoleRule::role)
                .toList();
    }

    private static RoleWish wish(String name, Map<String, String> scopes) {
        return new RoleWish(name, null, scopes);
    }

    private static String code(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).code();
    }

    private static String error(ThrowingCallable act) {
        return catchThrowableOfType(InvalidInput.class, act).errors().stream().map(FieldError::code).findFirst().orElseThrow();
    }
}
