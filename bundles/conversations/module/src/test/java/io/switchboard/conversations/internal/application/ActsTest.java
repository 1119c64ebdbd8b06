// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.audit.Changes.Field;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.fixture.House.Recorded;
import io.switchboard.conversations.internal.fixture.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActsTest {
    private final Story story = new Story();
    private UUID conversation;

    @BeforeEach
    void aCustomerHasWritten() {
        story.inbox.received(story.text(joana(), "wamid.1", "Bom dia"));
        conversation = story.only().id();
        assertThat(story.house.acts).as("what comes in is no act").isEmpty();
    }

    @Test
    void anActIsNamedByWhatItChanged() {
        story.changes.apply(conversation, ConversationChange.assign(story.house.agent), null);
        assertRecorded("conversation.assigned", new Field("assignee", null, "Ana Ribeiro"));

        story.changes.apply(conversation, ConversationChange.to(ConversationState.PENDING), null);
        assertRecorded("conversation.state_changed", new Field("state", ConversationState.OPEN, ConversationState.PENDING));

        story.changes.apply(conversation, new ConversationChange(null, null, null, "high", null), null);
        assertRecorded("conversation.priority_changed", new Field("priority", "normal", "high"));

        story.changes.apply(conversation, new ConversationChange(ConversationState.OPEN, null, null, "low", null), null);
        assertRecorded(
                "conversation.changed",
                new Field("state", ConversationState.PENDING, ConversationState.OPEN),
                new Field("priority", "high", "low"));
    }

    @Test
    void whatChangesNothingOrIsRefusedIsNoAct() {
        story.changes.apply(conversation, ConversationChange.to(ConversationState.OPEN), null);
        assertThatThrownBy(() -> story.changes.apply(conversation, ConversationChange.assign(UUID.randomUUID()), null))
                .isInstanceOf(InvalidInput.class);
        story.reading.read(conversation);
        assertThat(story.house.acts).isEmpty();
    }

    @Test
    void wakingIsRecordedWhenItHappens() {
        Instant tomorrow = story.house.clock.instant().plus(Duration.ofDays(1));
        story.changes.apply(conversation, ConversationChange.snooze(tomorrow), null);
        WakeSnoozed wake = new WakeSnoozed(story.house, story.house, story.house, story.house, story.house.clock);
        story.house.acts.clear();
        wake.run(story.job(conversation));
        assertThat(story.house.acts).isEmpty();
        story.house.clock.set(tomorrow);
        wake.run(story.job(conversation));
        assertRecorded("conversation.woken", new Field("state", ConversationState.SNOOZED, ConversationState.OPEN));
    }

    @Test
    void ofAMessageTheLogSaysNotAWord() {
        UUID sent = story.sending.text(conversation, "Your pin is 4711", null, "once");
        story.sending.text(conversation, "Your pin is 4711", null, "once");
        assertThat(story.house.acts).as("the same message twice is one act").hasSize(1);
        story.sending.note(conversation, "A secret of the house", null);
        story.sending.file(conversation, story.house.stored("pin-4711.pdf", "application/pdf", 4), "See 4711", null);
        story.run(conversation);
        story.reactions.to(sent, "❤");

        assertThat(story.house.acts).extracting(Recorded::action)
                .containsExactly("message.sent", "note.written", "message.sent", "message.reaction_sent");
        assertThat(story.house.acts.toString()).doesNotContain("4711", "secret", "❤");
    }

    @Test
    void sendingAgainIsAnAct() {
        UUID sent = story.sending.text(conversation, "Hello", null, null);
        story.house.sql(connection -> {
            try (var update = connection.prepareStatement("update conversations.message set state = 'failed' where id = ?")) {
                update.setObject(1, sent);
                return update.executeUpdate();
            }
        });
        story.house.acts.clear();
        story.retries.retry(sent);
        assertRecorded(
                "message.retried",
                new Field("state", MessageState.FAILED, MessageState.QUEUED),
                new Field("conversation", null, conversation));
    }

    private void assertRecorded(String action, Field... fields) {
        Recorded newest = story.house.acts.get(story.house.acts.size() - 1);
        assertThat(newest.action()).isEqualTo(action);
        assertThat(newest.fields()).containsExactly(fields);
        assertThat(story.house.acts).filteredOn(act -> act.action().equals(action)).hasSize(1);
    }
}
