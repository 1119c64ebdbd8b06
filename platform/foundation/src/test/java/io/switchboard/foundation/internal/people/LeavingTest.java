// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OpenWork.Open;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.People;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.work.MemberWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of somebody who deactivates a member with open work, and what modules are then told. */
@FoundationTest
class LeavingTest {
    private final RunningFoundation running;
    private final People people;
    private final Map<UserId, Integer> open = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Identity ada;
    private Identity bo;

    LeavingTest(RunningFoundation running) {
        this.running = running;
        this.people = running.foundation().people();
    }

    @BeforeEach
    void boHasThirteenConversationsAndATicket() {
        running.foundation().memberWork(new Modules());
        ada = running.register("Leaving");
        bo = running.join(ada, "Bo", "agent");
        open.put(bo.user(), 13);
    }

    @AfterEach
    void modulesAreGone() {
        running.foundation().memberWork(new NoWork());
    }

    @Test
    void whoHasOpenWorkIsNotDeactivatedWithoutAWordAboutIt() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> people.deactivate(ada, bo.user()));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("users.open_work");
        assertThat(refusal.getMessage()).contains("13 open conversations, 1 ticket");
        assertThat(refusal.extensions()).containsKey("open");
        assertThat(people.find(ada, bo.user()).orElseThrow().state()).isEqualTo("active");
        assertThat(told).isEmpty();
        assertThat(people.openWork(ada, bo.user())).extracting(Open::count).containsExactly(13, 1);
    }

    @Test
    void modulesAreToldWhereItGoes() {
        Identity lea = running.join(ada, "Lea", "agent");
        TeamId care = running.foundation().teams().create(ada, "Care").id();
        people.deactivate(ada, bo.user(), Handover.toUser(lea.user()));
        people.reactivate(ada, bo.user());
        people.deactivate(ada, bo.user(), Handover.toTeam(care));
        assertThat(told).containsExactly(
                "Ada Admin: " + bo.user() + " to user " + lea.user(), "keep " + bo.user(), "Ada Admin: " + bo.user() + " to team " + care);
    }

    @Test
    void whoComesBackByAnInvitationIsTheSameMemberAndKeepsWhatIsStillTheirs() {
        people.deactivate(ada, bo.user(), Handover.toQueue());
        told.clear();
        running.clock().move(Duration.ofSeconds(1));
        running.foundation().invitations().send(ada, List.of(new Wish(bo.email(), "manager")));
        String token = running.postbox().mails(bo.email(), 2).get(1).token();
        Identity back = running.foundation().invitations().acceptAsNew(token, "Bo", RunningFoundation.PASSWORD);

        assertThat(told).containsExactly("keep " + bo.user());
        assertThat(back.user()).isEqualTo(bo.user());
        assertThat(back.role()).isEqualTo("manager");
        assertThat(people.list(ada, bo.email(), 10, null)).singleElement().satisfies(member -> {
            assertThat(member.id()).isEqualTo(bo.user());
            assertThat(member.state()).isEqualTo("active");
        });
    }

    @Test
    void whatIsAssignedSinceItWasCountedGoesToTheQueue() {
        open.clear();
        people.deactivate(ada, bo.user());
        assertThat(told).containsExactly("Ada Admin: " + bo.user() + " to queue");
    }

    @Test
    void aReceiverIsAnotherActiveMemberOrATeamOfTheOrganization() {
        Identity gone = running.join(ada, "Gone", "agent");
        people.deactivate(ada, gone.user());
        told.clear();
        Identity eve = running.register("Elsewhere");
        TeamId theirs = running.foundation().teams().create(eve, "Care").id();
        for (Handover wrong : List.of(
                Handover.toUser(bo.user()),
                Handover.toUser(gone.user()),
                Handover.toUser(eve.user()),
                Handover.toUser(new UserId(Ids.next())),
                Handover.toTeam(theirs))) {
            assertThatThrownBy(() -> people.deactivate(ada, bo.user(), wrong)).isInstanceOf(InvalidInput.class);
        }
        assertThat(told).isEmpty();
        assertThat(people.find(ada, bo.user()).orElseThrow().state()).isEqualTo("active");
    }

    @Test
    void aRemovedTeamIsReleased() {
        TeamId care = running.foundation().teams().create(ada, "Care").id();
        running.foundation().teams().remove(ada, care);
        assertThat(told).containsExactly("Ada Admin: release " + care);
    }

    @Test
    void onlyWhoDeactivatesSeesWhatIsOpen() {
        assertThatThrownBy(() -> people.openWork(bo, ada.user())).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> people.openWork(running.register("Other"), bo.user())).isInstanceOf(NotFound.class);
    }

    /** Two modules in which some have open work. */
    private final class Modules implements MemberWork {
        @Override
        public List<Open> of(OrganizationId organization, UserId user) {
            Integer count = open.get(user);
            return count == null
                    ? List.of()
                    : List.of(
                            new Open("conversation", "open conversations", "open conversation", count),
                            new Open("ticket", "tickets", "ticket", 1));
        }

        @Override
        public Map<UserId, Integer> counts(OrganizationId organization, Collection<UserId> users) {
            Map<UserId, Integer> counts = new HashMap<>(open);
            counts.keySet().retainAll(users);
            return counts;
        }

        @Override
        public void handOver(Caller by, UserId user, Handover handover) {
            String to = handover.user().map(receiver -> "user " + receiver)
                    .or(() -> handover.team().map(team -> "team " + team))
                    .orElse("queue");
            told.add(by.name() + ": " + user + " to " + to);
        }

        @Override
        public void keep(OrganizationId organization, UserId user) {
            told.add("keep " + user);
        }

        @Override
        public void release(Caller by, TeamId team) {
            told.add(by.name() + ": release " + team);
        }
    }
}
