// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.OpenWork.Open;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody leaves behind, and where it goes. */
class MembersConversationsTest {
    private final Story story = new Story();
    private final UserId bo = new UserId(Ids.next());
    private final UserId lea = new UserId(Ids.next());

    @BeforeEach
    void boHasThreeOpenOnesAndOneThatIsDone() {
        story.house.members.add(new Member(bo, "Bo Berg", "bo@example.com", "agent", "online"));
        story.house.members.add(new Member(lea, "Lea Lund", "lea@example.com", "agent", "online"));
        for (int i = 1; i <= 4; i++) {
            story.inbox.received(story.text(contact("Person " + i, "phone:+35192222222" + i), "m" + i, "Hi"));
            story.changes.apply(byName("Person " + i).id(), ConversationChange.assign(bo.value()), null);
        }
        story.changes.apply(byName("Person 3").id(), ConversationChange.snooze(
                story.house.clock.instant().plus(Duration.ofDays(1))), null);
        story.changes.apply(byName("Person 4").id(), ConversationChange.to(ConversationState.RESOLVED), null);
        story.house.events.clear();
    }

    @Test
    void whatIsNotResolvedIsOpen() {
        assertThat(story.members.of(bo))
                .containsExactly(new Open("conversation", "open conversations", "open conversation", 3));
        assertThat(story.members.of(lea)).extracting(Open::count).containsExactly(0);
    }

    @Test
    void itGoesToAMemberWithALineAndAnEventForEach() {
        story.members.handOver(bo, Handover.toUser(lea));

        assertThat(assigned(lea)).isEqualTo(3);
        assertThat(byName("Person 4").assignee()).as("what is done stays theirs").isEqualTo(bo.value());
        assertThat(byName("Person 3").state()).isEqualTo(ConversationState.SNOOZED);
        assertThat(story.thread(byName("Person 1").id()).get(0).text())
                .isEqualTo("Ana Ribeiro handed the conversation over from Bo Berg to Lea Lund");
        assertThat(story.house.eventTypes()).containsOnly("conversation.assigned").hasSize(3);
        assertThat(story.house.events).allSatisfy(event -> assertThat(event.audience().people()).contains(bo, lea));
    }

    @Test
    void whatOpensAgainIsTheirsOnlyWhileTheyAreThere() {
        ConversationView done = byName("Person 4");
        writesAgain("m5");
        assertThat(byName("Person 4").assignee()).isEqualTo(bo.value());

        story.changes.apply(done.id(), ConversationChange.to(ConversationState.RESOLVED), null);
        story.house.members.removeIf(member -> member.id().equals(bo));
        writesAgain("m6");
        assertThat(byName("Person 4").state()).isEqualTo(ConversationState.OPEN);
        assertThat(byName("Person 4").assignee()).isNull();
    }

    @Test
    void whatAnAgentOpensAgainIsNotTheirsWhoLeft() {
        UUID answered = byName("Person 1").id();
        UUID opened = byName("Person 4").id();
        story.changes.apply(answered, ConversationChange.to(ConversationState.RESOLVED), null);
        story.house.members.removeIf(member -> member.id().equals(bo));

        story.sending.text(answered, "One more thing", null, "token");
        story.changes.apply(opened, ConversationChange.to(ConversationState.OPEN), null);

        assertThat(byName("Person 1").assignee()).isNull();
        assertThat(byName("Person 4").assignee()).isNull();
    }

    private void writesAgain(String message) {
        story.inbox.received(story.text(contact("Person 4", "phone:+351922222224"), message, "One more thing"));
    }

    @Test
    void itGoesToATeamOrBackToTheQueue() {
        UUID care = story.house.teams.add("Care");
        story.members.handOver(bo, Handover.toTeam(new TeamId(care)));
        assertThat(byName("Person 1").team()).isEqualTo(care);
        assertThat(byName("Person 1").assignee()).isNull();
        assertThat(story.thread(byName("Person 1").id()).get(0).text())
                .isEqualTo("Ana Ribeiro handed the conversation over from Bo Berg to the team Care");

        story.changes.apply(byName("Person 1").id(), ConversationChange.assign(bo.value()), null);
        story.members.handOver(bo, Handover.toQueue());
        assertThat(byName("Person 1").assignee()).isNull();
        assertThat(byName("Person 1").team()).as("the queue of its team").isEqualTo(care);
    }

    @Test
    void whatAReceiverWhoIsGoneByThenWasToGetGoesToTheQueue() {
        story.house.members.removeIf(member -> member.id().equals(lea));
        story.members.handOver(bo, Handover.toUser(lea));
        assertThat(byName("Person 1").assignee()).isNull();

        story.changes.apply(byName("Person 1").id(), ConversationChange.assign(bo.value()), null);
        story.members.handOver(bo, Handover.toTeam(new TeamId(Ids.next())));
        assertThat(byName("Person 1").assignee()).isNull();
        assertThat(byName("Person 1").team()).isNull();
    }

    @Test
    void doneTwiceItChangesNothingMore() {
        story.members.handOver(bo, Handover.toUser(lea));
        story.house.events.clear();
        story.members.handOver(bo, Handover.toQueue());
        assertThat(assigned(lea)).isEqualTo(3);
        assertThat(story.house.events).isEmpty();
    }

    @Test
    void aTeamThatIsNoMoreLeavesItsConversationsToNoTeam() {
        UUID care = story.house.teams.add("Care");
        story.changes.apply(byName("Person 1").id(), ConversationChange.move(care), null);
        story.changes.apply(byName("Person 4").id(), ConversationChange.move(care), null);

        story.members.release(new TeamId(care));
        assertThat(story.list()).allSatisfy(view -> assertThat(view.team()).isNull());
        assertThat(byName("Person 1").assignee()).isEqualTo(bo.value());
    }

    private long assigned(UserId member) {
        return story.list().stream()
                .filter(view -> member.value().equals(view.assignee()))
                .count();
    }

    private ConversationView byName(String name) {
        return story.list().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
