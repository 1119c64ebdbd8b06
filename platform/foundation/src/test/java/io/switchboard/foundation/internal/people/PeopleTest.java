// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People.Filter;
import io.switchboard.foundation.People.Order;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.work.MemberWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class PeopleTest {
    private final RunningFoundation running;
    private final People people;
    private final SignIn signIn;

    PeopleTest(RunningFoundation running) {
        this.running = running;
        this.people = running.foundation().people();
        this.signIn = running.foundation().signIn();
    }

    @Test
    void aNewRoleIsEffectiveWithoutSigningInAgain() {
        Identity ada = running.register("Roles");
        Identity bo = running.join(ada, "Bo", "viewer");
        SessionId page = signIn.open(bo).session();
        assertThat(signIn.current(page).orElseThrow().permissions()).doesNotContain("conversation.reply");

        people.changeRole(ada, bo.user(), "agent");
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(page).orElseThrow().role()).isEqualTo("agent");
        assertThat(signIn.current(page).orElseThrow().permissions()).contains("conversation.reply");
    }

    @Test
    void whoIsDeactivatedIsOutWithinASecondAndCanComeBack() {
        Identity ada = running.register("Leaving");
        Identity bo = running.join(ada, "Bo", "agent");
        SessionId page = signIn.open(bo).session();
        String access = signIn.issue(bo).accessToken();
        assertThat(signIn.current(page)).isPresent();
        assertThat(signIn.withAccessToken(access)).isPresent();

        people.deactivate(ada, bo.user());
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(page)).isEmpty();
        assertThat(signIn.withAccessToken(access)).isEmpty();
        assertThat(person(ada, bo).state()).isEqualTo("deactivated");

        people.reactivate(ada, bo.user());
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(page)).as("what was ended stays ended").isEmpty();
        assertThat(signIn.withPassword(bo.email(), RunningFoundation.PASSWORD, "192.0.2.1").role()).isEqualTo("agent");
    }

    @Test
    void theOwnerOnesOwnRoleAndTheLastAdminAreProtected() {
        Identity ada = running.register("Protected");
        Identity second = running.join(ada, "Second", "admin");

        assertCode(() -> people.changeRole(ada, ada.user(), "viewer"), "users.own_role");
        assertCode(() -> people.deactivate(second, ada.user()), "users.owner_protected");
        assertCode(() -> people.changeRole(second, ada.user(), "agent"), "users.owner_protected");
        people.changeRole(ada, second.user(), "manager");
        people.changeRole(ada, second.user(), "admin");
        // Only then can the last one be touched at all: the owner's account is closed by the platform.
        running.database().transaction(c -> Sql.update(
                c, "update foundation.app_user set status = 'deactivated' where id = ?", ada.user().value()));
        Identity third = running.join(second, "Third", "admin");
        people.deactivate(second, third.user());
        assertCode(() -> people.changeRole(third, second.user(), "viewer"), "users.last_admin");
        assertCode(() -> people.changeRole(ada, second.user(), "emperor"), "request.invalid");
    }

    @Test
    void ownershipGoesFromAdminToAdminByTheOwnerOnly() {
        Identity ada = running.register("Handover");
        Identity admin = running.join(ada, "Admin", "admin");
        Identity agent = running.join(ada, "Agent", "agent");

        assertCode(() -> people.transferOwnership(admin, admin.user(), RunningFoundation.PASSWORD, ""), "users.not_owner");
        assertCode(() -> people.transferOwnership(ada, agent.user(), RunningFoundation.PASSWORD, ""), "users.owner_is_admin");
        assertCode(() -> people.transferOwnership(ada, admin.user(), "not the password", ""), "request.invalid");
        people.transferOwnership(ada, admin.user(), RunningFoundation.PASSWORD, "");
        assertThat(person(ada, admin).isOwner()).isTrue();
        assertThat(person(ada, ada).isOwner()).isFalse();
        people.deactivate(admin, ada.user());
        assertCode(() -> people.transferOwnership(admin, ada.user(), RunningFoundation.PASSWORD, ""), "users.owner_is_admin");
    }

    @Test
    void aManagerChangesOnlyThoseBelow() {
        Identity ada = running.register("Below");
        Identity manager = running.join(ada, "Manager", "manager");
        Identity peer = running.join(ada, "Peer", "manager");
        Identity agent = running.join(ada, "Agent", "agent");

        people.changeRole(manager, agent.user(), "viewer");
        assertCode(() -> people.changeRole(manager, agent.user(), "manager"), "users.above_own_role");
        assertCode(() -> people.deactivate(manager, peer.user()), "users.above_own_role");
        assertThatThrownBy(() -> people.deactivate(agent, manager.user())).isInstanceOf(PermissionMissing.class);
        assertThat(people.list(manager, "", 10, null))
                .filteredOn(Person::isChangeable)
                .extracting(Person::name)
                .containsExactly("Agent");
        assertThat(people.roles(manager)).filteredOn(People.Role::isGrantable).extracting(People.Role::key)
                .containsExactly("agent", "viewer");
    }

    @Test
    void anotherOrganizationsPeopleAreUnknown() {
        Identity ada = running.register("Here");
        Identity eve = running.register("There");
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> people.changeRole(eve, ada.user(), "viewer"),
                () -> people.deactivate(eve, ada.user()),
                () -> people.reactivate(eve, ada.user()),
                () -> people.transferOwnership(eve, ada.user(), RunningFoundation.PASSWORD, ""))) {
            assertThatThrownBy(attempt).isInstanceOf(NotFound.class);
        }
        assertThat(people.find(eve, ada.user())).isEmpty();
        assertThat(people.list(eve, "", 10, null)).extracting(Person::name).containsExactly("Ada Admin");
    }

    @Test
    void comingBackNeedsASeat() {
        Identity ada = running.register("Full");
        Identity bo = running.join(ada, "Bo", "agent");
        people.deactivate(ada, bo.user());
        running.limitSeats(ada, 1);

        assertCode(() -> people.reactivate(ada, bo.user()), "gate.limit_reached");
        assertThat(people.seats(ada)).isEqualTo(new People.Seats(1, 1L));
    }

    @Test
    void aSearchFindsByEveryWordInNameAddressOrRole() {
        Identity ada = running.register("Searched");
        Identity bo = running.join(ada, "Bo Berg", "agent");
        running.join(ada, "Lena 100%_Vogt", "manager");

        assertThat(names(ada, "  BERG ")).containsExactly("Bo Berg");
        assertThat(names(ada, bo.email())).containsExactly("Bo Berg");
        assertThat(names(ada, "manager lena")).containsExactly("Lena 100%_Vogt");
        assertThat(names(ada, "100%_")).containsExactly("Lena 100%_Vogt");
        assertThat(names(ada, "manager bo")).isEmpty();
        assertThat(names(ada, " ")).containsExactly("Ada Admin", "Bo Berg", "Lena 100%_Vogt");
        assertThat(people.list(ada, "e", 1, null)).hasSize(1);
    }

    private List<String> names(Identity actor, String text) {
        return people.list(actor, text, 10, null).stream().map(Person::name).toList();
    }

    @Test
    void pagesGoThroughEverybodyOnce() {
        Identity ada = running.register("Paging");
        for (String name : List.of("Cy", "cy", "Bo", "Di")) {
            running.join(ada, name, "agent");
        }
        List<String> seen = new ArrayList<>();
        UserId after = null;
        for (List<Person> page = people.list(ada, "", 2, null); !page.isEmpty(); page = people.list(ada, "", 2, after)) {
            page.forEach(person -> seen.add(person.name()));
            after = page.get(page.size() - 1).id();
        }
        assertThat(seen).containsExactly("Ada Admin", "Bo", "Cy", "cy", "Di");
    }

    @Test
    void theyAreFilteredByRoleStateAndTeam() {
        Identity ada = running.register("Filtered");
        Identity bo = running.join(ada, "Bo", "agent");
        running.join(ada, "Cy", "agent");
        running.join(ada, "Di", "viewer");
        people.deactivate(ada, bo.user());
        assertThat(names(ada, new Filter("", null, "agent", ""), Order.NAME)).containsExactly("Bo", "Cy");
        assertThat(names(ada, new Filter("", null, "agent", "active"), Order.NAME)).containsExactly("Cy");
        assertThat(names(ada, new Filter("b", null, "", "deactivated"), Order.NAME)).containsExactly("Bo");
        assertThat(names(ada, new Filter("", new TeamId(Ids.next()), "", ""), Order.NAME)).isEmpty();
    }

    @Test
    void everyOrderGoesThroughEverybodyOnce() {
        Identity ada = running.register("Ordered");
        Identity cy = running.join(ada, "Cy", "viewer");
        Identity bo = running.join(ada, "Bo", "agent");
        Identity di = running.join(ada, "Di", "viewer");
        running.clock().move(Duration.ofMinutes(1));
        running.foundation().signIn().issue(di);
        running.foundation().memberWork(new Loaded(Map.of(cy.user(), 7, bo.user(), 2)));
        try {
            assertThat(names(ada, Filter.ALL, Order.ROLE)).containsExactly("Ada Admin", "Bo", "Cy", "Di");
            assertThat(names(ada, Filter.ALL, Order.LAST_SEEN).get(0)).isEqualTo("Di");
            assertThat(names(ada, Filter.ALL, Order.LOAD)).containsExactly("Cy", "Bo", "Ada Admin", "Di");
            assertThat(people.list(ada, Filter.ALL, Order.LOAD, 10, null)).extracting(Person::load).containsExactly(7, 2, 0, 0);
        } finally {
            running.foundation().memberWork(new NoWork());
        }
    }

    @Test
    void whoSeesNoFiguresOfOthersIsToldNoneAndLearnsNoneFromTheOrder() {
        Identity ada = running.register("Figures");
        Identity bo = running.join(ada, "Bo", "agent");
        Identity cy = running.join(ada, "Cy", "agent");
        running.foundation().memberWork(new Loaded(Map.of(cy.user(), 7, bo.user(), 2)));
        try {
            assertThat(people.list(bo, Filter.ALL, Order.LOAD, 10, null))
                    .extracting(Person::name, Person::load)
                    .containsExactly(tuple("Ada Admin", null), tuple("Bo", 2), tuple("Cy", null));
        } finally {
            running.foundation().memberWork(new NoWork());
        }
    }

    @Test
    void aFileOfThemIsForThoseWhoInviteAndIsWrittenDown() {
        Identity ada = running.register("Exported");
        Identity bo = running.join(ada, "Bo", "agent");
        assertThat(people.export(ada, Filter.ALL)).extracting(Person::name).containsExactly("Ada Admin", "Bo");
        assertThat(running.foundation().auditLog().actions(ada)).contains("people.exported");
        assertThatThrownBy(() -> people.export(bo, Filter.ALL)).isInstanceOf(PermissionMissing.class);
    }

    /** In pages of two, as a program reads them. */
    private List<String> names(Identity actor, Filter filter, Order order) {
        List<String> seen = new ArrayList<>();
        UserId after = null;
        for (List<Person> page = people.list(actor, filter, order, 2, null);
                !page.isEmpty();
                page = people.list(actor, filter, order, 2, after)) {
            page.forEach(person -> seen.add(person.name()));
            after = page.get(page.size() - 1).id();
        }
        return seen;
    }

    /** A module that knows how much each has open. */
    private record Loaded(Map<UserId, Integer> open) implements MemberWork {
        @Override
        public List<OpenWork.Open> of(OrganizationId organization, UserId user) {
            return List.of();
        }

        @Override
        public Map<UserId, Integer> counts(OrganizationId organization, Collection<UserId> users) {
            Map<UserId, Integer> counts = new HashMap<>(open);
            counts.keySet().retainAll(users);
            return counts;
        }

        @Override
        public void handOver(Caller by, UserId user, Handover handover) {}

        @Override
        public void keep(OrganizationId organization, UserId user) {}

        @Override
        public void release(Caller by, TeamId team) {}
    }

    private Person person(Identity actor, Identity whom) {
        return people.find(actor, whom.user()).orElseThrow();
    }

    private static void assertCode(ThrowingCallable work, String code) {
        assertThat(catchThrowableOfType(Refusal.class, work).code()).isEqualTo(code);
    }
}
