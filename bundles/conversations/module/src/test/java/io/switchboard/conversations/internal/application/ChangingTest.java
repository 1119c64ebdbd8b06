// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.domain.StaleVersion;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.ChannelView;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangingTest {
    private final Story story = new Story();
    private UUID conversation;

    @BeforeEach
    void aCustomerHasWritten() {
        story.inbox.received(story.text(joana(), "wamid.1", "Bom dia"));
        conversation = story.only().id();
        story.house.events.clear();
    }

    @Test
    void aChangeLeavesALineAndAnEvent() {
        story.changes.apply(conversation, ConversationChange.assign(story.house.agent), null);
        story.changes.apply(conversation, ConversationChange.to(ConversationState.RESOLVED), null);

        assertThat(story.only().assignee()).isEqualTo(story.house.agent);
        assertThat(story.thread(conversation)).extracting(MessageView::text).containsExactly(
                "Ana Ribeiro resolved the conversation", "Ana Ribeiro took the conversation", "Bom dia");
        assertThat(story.only().last().preview()).isEqualTo("Bom dia");
        assertThat(story.house.eventTypes()).containsExactly("conversation.assigned", "conversation.state_changed");
    }

    @Test
    void theNewAssigneeIsToldAndNobodyWhenItIsTakenAway() {
        UUID bruno = UUID.randomUUID();
        story.house.members.add(new Member(new UserId(bruno), "Bruno", "bruno@example.com", "agent", "online"));

        story.changes.apply(conversation, ConversationChange.assign(bruno), null);
        story.changes.apply(conversation, ConversationChange.assign(bruno), null);
        story.changes.apply(conversation, ConversationChange.assign(null), null);

        assertThat(story.house.told).singleElement().satisfies(told -> {
            assertThat(told.member()).isEqualTo(bruno);
            assertThat(told.notification().title())
                    .isEqualTo("Ana Ribeiro assigned the conversation with Joana Meireles to you");
            assertThat(told.notification().page()).isEqualTo("inbox?c=" + conversation);
        });
    }

    @Test
    void whoReadAnOlderVersionIsRefused() {
        long version = story.only().version();
        story.changes.apply(conversation, ConversationChange.to(ConversationState.PENDING), version);
        assertThatThrownBy(() -> story.changes.apply(
                        conversation, ConversationChange.to(ConversationState.RESOLVED), version))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void anIllegalMoveNamesTheAllowedOnes() {
        story.changes.apply(conversation, ConversationChange.to(ConversationState.RESOLVED), null);
        assertThatThrownBy(() -> story.changes.apply(
                        conversation, ConversationChange.to(ConversationState.PENDING), null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.extensions()).containsEntry("allowed", List.of("open"));
                });
    }

    @Test
    void anOldConversationDoesNotReopenBesideANewerOne() {
        story.changes.apply(conversation, ConversationChange.to(ConversationState.RESOLVED), null);
        story.house.clock.advance(Duration.ofDays(4));
        story.inbox.received(story.text(joana(), "wamid.2", "Outra coisa"));
        assertThatThrownBy(() -> story.changes.apply(
                        conversation, ConversationChange.to(ConversationState.OPEN), null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("conversation.superseded"));
        assertThatThrownBy(() -> story.sending.text(conversation, "hello again", null, null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("conversation.superseded"));
    }

    @Test
    void aSnoozedConversationComesBackAtItsTimeEvenWhenItWasPutOff() {
        Instant tomorrow = story.house.clock.instant().plus(Duration.ofDays(1));
        story.changes.apply(conversation, ConversationChange.snooze(tomorrow), null);
        story.changes.apply(conversation, ConversationChange.snooze(tomorrow.plus(Duration.ofDays(1))), null);
        WakeSnoozed wake = new WakeSnoozed(story.house, story.house, story.house, story.house, story.house.clock);

        story.house.clock.set(tomorrow);
        wake.run(story.job(conversation));
        assertThat(story.only().state()).isEqualTo(ConversationState.SNOOZED);
        assertThat(story.house.jobs.get(story.house.jobs.size() - 1).dueAt()).isEqualTo(tomorrow.plus(Duration.ofDays(1)));

        story.house.clock.set(tomorrow.plus(Duration.ofDays(1)));
        wake.run(story.job(conversation));
        assertThat(story.only().state()).isEqualTo(ConversationState.OPEN);
    }

    @Test
    void wrongValuesAndMissingPermissionsAreRefused() {
        assertThatThrownBy(() -> story.changes.apply(
                        conversation, ConversationChange.assign(UUID.randomUUID()), null))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> story.changes.apply(
                        conversation, ConversationChange.to(ConversationState.SNOOZED), null))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> story.changes.apply(
                        conversation, new ConversationChange(null, null, null, "huge", null), null))
                .isInstanceOf(InvalidInput.class);
        story.house.caller = new Caller(
                new OrganizationId(story.house.organization), null, "Agent", Set.of("conversation.reply", "conversation.read"));
        assertThatThrownBy(() -> story.changes.apply(conversation, ConversationChange.assign(null), null))
                .isInstanceOf(PermissionMissing.class);
    }

    @Test
    void whoMayOnlyLookLeavesNoTrace() {
        story.house.caller = new Caller(
                new OrganizationId(story.house.organization),
                new io.switchboard.api.tenancy.UserId(story.house.agent), "Viewer", Set.of("conversation.read"));
        story.reading.read(conversation);
        assertThat(story.only().unread()).isEqualTo(1);
        assertThat(story.house.events).isEmpty();
    }

    @Test
    void unreadCanBePutBack() {
        story.reading.read(conversation);
        story.reading.markUnread(conversation);
        assertThat(story.only().unread()).isEqualTo(1);
    }

    @Test
    void aChannelsHistoryHasEachTransitionOnce() {
        story.channels.stateChanged(story.channel, ChannelState.CONNECTED, "paired", "Paired");
        story.channels.stateChanged(story.channel, ChannelState.CONNECTED, "paired", "Paired");
        story.channels.stateChanged(story.channel, ChannelState.DEGRADED, "ack_lag", "Receipts are late");

        ChannelView.Channel channel =
                channels().get(0);
        assertThat(channel.timeline()).extracting(ChannelView.Transition::to).containsExactly("degraded", "connected");
        assertThat(channel.active()).isEqualTo(1);
        assertThat(story.house.eventTypes()).containsExactly("channel.state_changed", "channel.state_changed");
        assertThat(new InboxHealth(story.troubles).execute().getStatus()).isEqualTo(Result.Status.WARN);

        story.channels.remove(story.channel);
        assertThat(new InboxHealth(story.troubles).execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(channels()).isEmpty();
        assertThat(story.thread(conversation)).isNotEmpty();
    }

    private List<ChannelView.Channel> channels() {
        return story.house.sql(c -> new ChannelView().channels(c, Reach.EVERYTHING));
    }
}
