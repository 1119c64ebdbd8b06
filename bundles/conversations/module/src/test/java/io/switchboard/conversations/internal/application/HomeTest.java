// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.home.Figure;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.fixture.House;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the inbox tells the home page. */
class HomeTest {
    private final Story story = new Story();
    private final InboxPanel panel = new InboxPanel(story.house, story.house);
    private final AnswerStep answer = new AnswerStep(story.house);

    @Test
    void countsWhatIsOpenWhatIsNobodysAndWhoWaits() {
        write("Person 1", 1);
        write("Person 2", 2);
        write("Person 3", 3);
        UserId bo = new UserId(Ids.next());
        story.house.members.add(new Member(bo, "Bo Berg", "bo@example.com", "agent", "online"));
        story.changes.apply(byName("Person 1"), ConversationChange.assign(bo.value()), null);
        story.sending.text(byName("Person 2"), "Hello", null, "token");

        assertThat(panel.figures()).extracting(Figure::words).containsExactly("home_open", "home_unassigned", "home_waiting");
        assertThat(panel.figures().get(0).value()).isEqualTo("3");
        assertThat(panel.figures().get(2).value()).isEqualTo("2");
    }

    @Test
    void aStepIsDoneWhenItWasDone() {
        assertThat(new ConnectStep(story.house).isDone()).isTrue();
        assertThat(new ConnectStep(new House()).isDone()).as("of another organization").isFalse();

        write("Person 1", 1);
        assertThat(answer.isDone()).isFalse();
        story.sending.text(byName("Person 1"), "Hello", null, "token");
        assertThat(answer.isDone()).isTrue();
    }

    private void write(String name, int number) {
        story.inbox.received(story.text(contact(name, "phone:+35192222222" + number), "m" + number, "Hi"));
    }

    private UUID byName(String name) {
        return story.list().stream()
                .filter(conversation -> conversation.name().equals(name))
                .map(ConversationView::id)
                .findFirst()
                .orElseThrow();
    }
}
