// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People.Filter;
import io.switchboard.foundation.People.Order;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People;
import io.switchboard.foundation.RoleBook.RoleWish;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.foundation.TeamBook.TeamMember;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class TeamsTest {
    private final RunningFoundation running;
    private final TeamBook teams;
    private final People people;

    TeamsTest(RunningFoundation running) {
        this.running = running;
        this.teams = running.foundation().teams();
        this.people = running.foundation().people();
    }

    @Test
    void aTeamIsMadeNamedFilledAndRemoved() {
        Identity ada = running.register("Teams");
        Identity bo = running.join(ada, "Bo", "agent");
        TeamId sales = teams.create(ada, "  Sales ").id();

        teams.rename(ada, sales, "Sales South");
        teams.fill(ada, sales, Set.of(bo.user()));
        teams.fill(ada, sales, Set.of(bo.user()));
        assertThat(teams.list(ada)).extracting(TeamEntry::name).containsExactly("Sales South");
        assertThat(teams.find(ada, sales).orElseThrow().members()).extracting(TeamMember::name).containsExactly("Bo");
        assertThat(people.list(ada, new Filter("", sales, "", ""), Order.NAME, 10, null)).extracting(Person::name).containsExactly("Bo");
        assertThat(people.find(ada, bo.user()).orElseThrow().teams()).containsExactly(new Team(sales, "Sales South"));

        teams.fill(ada, sales, Set.of());
        assertThat(teams.find(ada, sales).orElseThrow().members()).isEmpty();
        teams.remove(ada, sales);
        assertThat(teams.list(ada)).isEmpty();
        assertThat(actions(ada)).containsExactly(
                "team.removed", "team.members_changed", "team.members_changed", "team.renamed", "team.created");
    }

    @Test
    void ofTwoWhoFillATeamAtOnceTheSecondSeesWhatTheFirstDid() throws SQLException {
        Identity ada = running.register("At once, two");
        Identity bo = running.join(ada, "Bo", "agent");
        Identity cy = running.join(ada, "Cy", "agent");
        TeamId sales = teams.create(ada, "Sales").id();
        CompletableFuture<Void> second;
        try (Connection first = TestDatabase.running().owner()) {
            first.setAutoCommit(false);
            String transaction = Sql.first(
                            first,
                            "select pg_current_xact_id()::xid::text from foundation.team where id = ? for update",
                            row -> row.getString(1),
                            sales.value())
                    .orElseThrow();
            Sql.update(
                    first,
                    "insert into foundation.team_member (organization_id, team_id, user_id) values (?, ?, ?)",
                    ada.organization().value(),
                    sales.value(),
                    bo.user().value());
            second = CompletableFuture.runAsync(() -> teams.fill(ada, sales, Set.of(cy.user())));
            await().until(() -> isWaitedFor(transaction));
            first.commit();
        }
        second.join();
        assertThat(teams.find(ada, sales).orElseThrow().members()).extracting(TeamMember::name).containsExactly("Cy");
    }

    private static boolean isWaitedFor(String transaction) throws SQLException {
        try (Connection looking = TestDatabase.running().owner()) {
            return Sql.first(
                            looking,
                            "select 1 from pg_locks where not granted and transactionid::text = ?",
                            row -> true,
                            transaction)
                    .isPresent();
        }
    }

    @Test
    void aChangeCountsWithinASecondWithoutSigningInAgain() {
        Identity ada = running.register("At once");
        Identity bo = running.join(ada, "Bo", "agent");
        SessionId page = running.foundation().signIn().open(bo).session();
        TeamId sales = teams.create(ada, "Sales").id();

        teams.fill(ada, sales, Set.of(bo.user()));
        running.clock().move(Duration.ofSeconds(1));
        assertThat(now(page).teams()).containsExactly(sales);
        assertThat(now(page).caller().teams()).containsExactly(sales);

        teams.fill(ada, sales, Set.of());
        running.clock().move(Duration.ofSeconds(1));
        assertThat(now(page).teams()).isEmpty();
    }

    @Test
    void aNameIsUniqueWhateverItsCase() {
        Identity ada = running.register("Names");
        TeamId sales = teams.create(ada, "Sales").id();
        TeamId care = teams.create(ada, "Care").id();

        for (String name : List.of("", "   ", "x".repeat(61), "two\nlines", "a\u0000b", "SALES")) {
            assertThatThrownBy(() -> teams.create(ada, name)).as(name).isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> teams.rename(ada, care, name)).as(name).isInstanceOf(InvalidInput.class);
        }
        teams.rename(ada, sales, "SALES");
        assertThat(teams.create(running.register("Elsewhere"), "Sales").name()).isEqualTo("Sales");
    }

    @Test
    void onlyWhoManagesTeamsChangesThem() {
        Identity ada = running.register("Rights");
        Identity bo = running.join(ada, "Bo", "agent");
        TeamId sales = teams.create(running.join(ada, "Max", "manager"), "Sales").id();

        assertThat(teams.list(bo)).hasSize(1);
        for (ThrowingCallable attempt : changes(bo, sales, bo)) {
            assertThatThrownBy(attempt).isInstanceOf(PermissionMissing.class);
        }
    }

    @Test
    void nobodyReachesATeamsWorkByAddingThemselves() {
        Identity ada = running.register("Reach");
        TeamId sales = teams.create(ada, "Sales").id();
        Identity keeper = joinAs(ada, "Keeper", Map.of("teams.manage", "all", "conversation.read", "team"));
        Identity overseer = joinAs(ada, "Overseer", Map.of("teams.manage", "all", "conversation.read", "all"));
        Identity bo = running.join(ada, "Bo", "agent");

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> teams.fill(keeper, sales, Set.of(keeper.user())));
        assertThat(refusal.code()).isEqualTo("teams.own_membership");
        String key = running.foundation().apiKeys().create(ada, new ApiKeys.Wish("Robot", Set.of("teams.manage"), null)).text();
        Identity program = running.foundation().signIn().withAccessToken(key).orElseThrow();
        assertThat(catchThrowableOfType(Refusal.class, () -> teams.fill(program, sales, Set.of(ada.user()))).code())
                .as("nor by a key of theirs")
                .isEqualTo("teams.own_membership");

        teams.fill(overseer, sales, Set.of(overseer.user()));
        teams.fill(ada, sales, Set.of(ada.user(), keeper.user()));
        teams.fill(keeper, sales, Set.of(bo.user(), keeper.user()));
        assertThat(teams.find(ada, sales).orElseThrow().members()).extracting(TeamMember::name).containsExactly("Bo", "Keeper");
    }

    private Identity joinAs(Identity admin, String name, Map<String, String> scopes) {
        return running.join(admin, name, running.foundation().roles().create(admin, new RoleWish(name, null, scopes)).key());
    }

    @Test
    void anotherOrganizationsTeamsAndPeopleAreUnknown() {
        Identity ada = running.register("Here");
        Identity eve = running.register("There");
        TeamId sales = teams.create(ada, "Sales").id();
        TeamId theirs = teams.create(eve, "Sales").id();

        for (ThrowingCallable attempt : changes(eve, sales, eve)) {
            assertThatThrownBy(attempt).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> teams.fill(eve, theirs, Set.of(ada.user()))).isInstanceOf(NotFound.class);
        assertThat(teams.find(eve, sales)).isEmpty();
        assertThat(people.list(eve, new Filter("", sales, "", ""), Order.NAME, 10, null)).isEmpty();
        assertThat(teams.list(eve)).extracting(TeamEntry::id).containsExactly(theirs);
    }

    @Test
    void aManagerChangesOnlyThePeopleOfTheirTeamsAndOfNone() {
        Identity ada = running.register("Scope");
        Identity max = running.join(ada, "Max", "manager");
        Identity bo = running.join(ada, "Bo", "agent");
        Identity lea = running.join(ada, "Lea", "agent");
        TeamId sales = teams.create(ada, "Sales").id();
        TeamId care = teams.create(ada, "Care").id();
        teams.fill(ada, sales, Set.of(max.user(), bo.user()));
        teams.fill(ada, care, Set.of(lea.user()));
        Identity manager = running.foundation().signIn().withPassword(max.email(), RunningFoundation.PASSWORD, "192.0.2.1");

        people.changeRole(manager, bo.user(), "viewer");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> people.deactivate(manager, lea.user()));
        assertThat(refusal.code()).isEqualTo("users.other_team");
        assertThat(catchThrowableOfType(Refusal.class, () -> people.openWork(manager, lea.user())).code())
                .as("nor do they see what somebody of another team has open")
                .isEqualTo("users.other_team");
        assertThat(people.openWork(manager, bo.user())).isEmpty();
        assertThat(people.list(manager, "", 10, null)).filteredOn(Person::isChangeable).extracting(Person::name)
                .containsExactly("Bo");
        teams.fill(ada, care, Set.of());
        people.deactivate(manager, lea.user());
    }

    @Test
    void whoIsDeactivatedIsShownInNoTeamUntilTheyAreBack() {
        Identity ada = running.register("Away");
        Identity bo = running.join(ada, "Bo", "agent");
        TeamId sales = teams.create(ada, "Sales").id();
        teams.fill(ada, sales, Set.of(bo.user()));

        people.deactivate(ada, bo.user());
        assertThat(teams.find(ada, sales).orElseThrow().members()).isEmpty();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> teams.fill(ada, sales, Set.of(bo.user())));
        assertThat(refusal.code()).isEqualTo("teams.member_deactivated");
        people.reactivate(ada, bo.user());
        assertThat(teams.find(ada, sales).orElseThrow().members()).hasSize(1);
    }

    @Test
    void modulesSeeTheTeamsOfTheirCaller() {
        Identity ada = running.register("Lent");
        TeamId sales = teams.create(ada, "Sales").id();
        teams.fill(ada, sales, Set.of(ada.user()));
        Teams lent = running.lend(Teams.class, "conversations");

        try (TenantContext.Binding bound = TenantContext.bind(ada.caller())) {
            assertThat(lent.all()).containsExactly(new Team(sales, "Sales"));
            assertThat(lent.members(sales)).containsExactly(ada.user());
        }
        try (TenantContext.Binding bound = TenantContext.bind(running.register("Other").caller())) {
            assertThat(lent.find(sales)).isEmpty();
            assertThat(lent.members(sales)).isEmpty();
        }
    }

    private List<ThrowingCallable> changes(Identity actor, TeamId team, Identity member) {
        return List.of(
                () -> teams.rename(actor, team, "Other"),
                () -> teams.remove(actor, team),
                () -> teams.fill(actor, team, Set.of(member.user())));
    }

    private Identity now(SessionId page) {
        return running.foundation().signIn().current(page).orElseThrow();
    }

    private List<String> actions(Identity actor) {
        return running.database().transaction(c -> Sql.list(
                c,
                "select action from foundation.audit_event where organization_id = ? and entity_type = 'team' order by number desc",
                row -> row.getString("action"),
                actor.organization().value()));
    }
}
