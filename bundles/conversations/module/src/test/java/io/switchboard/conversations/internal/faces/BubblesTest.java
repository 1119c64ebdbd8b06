// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.conversations.internal.application.ConversationChange;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.faces.Bubbles.Divider;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BubblesTest {
    private final Story story = new Story();

    @Test
    void whatWasSaidInOneBreathIsAGroup() {
        say("a", "one");
        story.house.clock.advance(Duration.ofMinutes(1));
        say("b", "two");
        story.house.clock.advance(Duration.ofMinutes(3));
        say("c", "three");
        UUID conversation = story.only().id();
        story.sending.text(conversation, "answer", null, null);
        story.sending.note(conversation, "between us", null);
        story.changes.apply(conversation, ConversationChange.to(ConversationState.RESOLVED), null);

        List<Bubble> thread = Bubbles.of(story.thread(conversation), Divider.NONE);
        assertThat(thread).extracting(Bubble::text).containsExactly(
                "one", "two", "three", "answer", "between us", "Ana Ribeiro resolved the conversation");
        assertThat(thread).extracting(Bubble::first).containsExactly(true, false, true, true, true, true);
        assertThat(thread).extracting(Bubble::type)
                .containsExactly("bubble", "bubble", "bubble", "bubble", "note", "event");
        assertThat(thread.get(3).tick().state()).isEqualTo("queued");
    }

    @Test
    void theLineStandsAboveTheFirstUnreadMessageAndStaysThere() {
        say("a", "old");
        say("b", "new");
        say("c", "newer");
        List<MessageView> opened = story.thread(story.only().id());
        Divider divider = Divider.above(opened, 2);
        say("d", "came while reading");

        List<Bubble> thread = Bubbles.of(story.thread(story.only().id()), divider);
        assertThat(thread).extracting(Bubble::unread).containsExactly(0, 2, 0, 0);
    }

    @Test
    void aFailedMessageSaysWhy() {
        say("a", "hello");
        UUID conversation = story.only().id();
        story.provider.answer = message -> {
            throw new io.switchboard.conversations.api.SendFailed("131026", "This number has no WhatsApp.", false, null);
        };
        story.sending.text(conversation, "answer", null, null);
        story.run(conversation);
        Bubble failed = Bubbles.of(story.thread(conversation), Divider.NONE).get(1);
        assertThat(failed.css()).contains("bubble-failed");
        assertThat(failed.failure().text()).isEqualTo("This number has no WhatsApp.");
        assertThat(failed.failure().code()).isEqualTo("131026");
    }

    @Test
    void namesGetInitialsInAnyScript() {
        assertThat(Words.initials("Joana Meireles")).isEqualTo("JM");
        assertThat(Words.initials("يوسف سالم")).isEqualTo("يس");
        assertThat(Words.initials("+351 912")).isEqualTo("39");
        assertThat(Words.initials("…")).isEqualTo("?");
        assertThat(Words.initials("")).isEqualTo("?");
    }

    private void say(String id, String text) {
        story.inbox.received(story.text(joana(), id, text));
    }
}
