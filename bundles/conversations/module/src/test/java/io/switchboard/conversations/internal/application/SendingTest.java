// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.api.OutboundMessage;
import io.switchboard.conversations.api.SendFailed;
import io.switchboard.conversations.api.SendReceipt;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.fixture.House.Enqueued;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private final Story story = new Story();
    private UUID conversation;

    @BeforeEach
    void aCustomerHasWritten() {
        story.inbox.received(story.text(joana(), "wamid.1", "Bom dia"));
        conversation = story.only().id();
        story.house.events.clear();
        story.house.jobs.clear();
    }

    @Test
    void aReplyIsQueuedThenSentThenDelivered() {
        UUID message = story.sending.text(conversation, "Olá Joana", null, "t1");
        assertThat(story.message(message).state()).isEqualTo("queued");
        assertThat(story.house.jobs).extracting(Enqueued::name, Enqueued::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("send", conversation.toString()));

        story.run(conversation);
        OutboundMessage sent = story.provider.sent.get(0);
        assertThat(sent.text()).isEqualTo("Olá Joana");
        assertThat(sent.to()).isEqualTo(new Address("whatsapp", "351912004318"));
        assertThat(story.message(message).state()).isEqualTo("sent");

        status(message, MessageState.READ);
        status(message, MessageState.DELIVERED);
        assertThat(story.message(message).state()).isEqualTo("read");
        assertThat(story.house.eventTypes()).containsExactly("message.queued", "message.sent", "message.read");
    }

    @Test
    void theSameTokenPostedFiveTimesAtOnceIsOneMessageSentOnce() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(5);
        Set<UUID> ids = new HashSet<>();
        for (Future<UUID> future : executor.invokeAll(IntStream.range(0, 5)
                .<java.util.concurrent.Callable<UUID>>mapToObj(
                        i -> () -> story.sending.text(conversation, "Once", null, "same"))
                .toList())) {
            ids.add(future.get());
        }
        executor.shutdown();
        story.run(conversation);
        assertThat(ids).hasSize(1);
        assertThat(story.provider.sent).hasSize(1);
        assertThat(story.thread(conversation)).hasSize(2);
    }

    @Test
    void anAnswerStandsBelowWhatWasThereWhateverTheProvidersClockSays() {
        Instant ahead = story.house.clock.instant().plusSeconds(40);
        story.inbox.received(story.text(joana(), "wamid.2", "from the future", ahead));
        story.sending.text(conversation, "answer", null, null);
        assertThat(story.thread(conversation)).extracting(MessageView::text)
                .containsExactly("answer", "from the future", "Bom dia");
        assertThat(story.only().last().preview()).isEqualTo("answer");

        story.inbox.received(story.text(joana(), "wamid.3", "far", Instant.parse("2036-01-01T00:00:00Z")));
        assertThat(story.thread(conversation).get(0).text()).isEqualTo("answer");
    }

    @Test
    void aNoteStaysInTheHouse() {
        UUID note = story.sending.note(conversation, "Check the warranty", null);
        story.run(conversation);
        assertThat(story.provider.sent).isEmpty();
        assertThat(story.message(note).direction()).isEqualTo("internal");
        assertThat(story.house.jobs).isEmpty();
    }

    @Test
    void aFileGoesOutWithItsCaption() {
        story.sending.file(conversation, story.house.stored("offer.pdf", "application/pdf", 9), "Our offer", null);
        story.run(conversation);
        OutboundMessage sent = story.provider.sent.get(0);
        assertThat(sent.file().orElseThrow().name()).isEqualTo("offer.pdf");
        assertThat(sent.kind()).isEqualTo(io.switchboard.conversations.api.MessageKind.DOCUMENT);
        assertThat(sent.text()).isEqualTo("Our offer");
    }

    @Test
    void orderIsKeptWhileTheFirstWaitsForItsRetry() {
        story.sending.text(conversation, "one", null, null);
        story.sending.text(conversation, "two", null, null);
        story.provider.answer = message -> {
            throw new SendFailed("channel.rate_limited", "Too fast.", true, Duration.ofSeconds(30));
        };
        story.run(conversation);
        assertThat(story.provider.sent).extracting(OutboundMessage::text).containsExactly("one");
        assertThat(story.thread(conversation).get(1).state()).isEqualTo("queued");
        Instant due = story.house.clock.instant().plusSeconds(30);
        assertThat(story.house.jobs.get(story.house.jobs.size() - 1).dueAt()).isEqualTo(due);

        story.run(conversation);
        assertThat(story.provider.sent).as("an early run waits").hasSize(1);

        story.provider.answer = message -> new SendReceipt("out-" + message.id(), List.of());
        story.house.clock.advance(Duration.ofSeconds(31));
        story.run(conversation);
        assertThat(story.provider.sent).extracting(OutboundMessage::text).containsExactly("one", "one", "two");
        assertThat(story.provider.sent.get(0).clientToken()).isEqualTo(story.provider.sent.get(1).clientToken());
    }

    @Test
    void triesAreBounded() {
        UUID message = story.sending.text(conversation, "never", null, null);
        story.provider.answer = outbound -> {
            throw new SendFailed("131000", "Try later.", true, null);
        };
        for (int i = 0; i < SendQueue.TRIES + 3; i++) {
            story.run(conversation);
            story.house.clock.advance(Duration.ofMinutes(10));
        }
        assertThat(story.provider.sent).hasSize(SendQueue.TRIES);
        assertThat(story.message(message).state()).isEqualTo("failed");
        assertThat(story.message(message).failure()).isEqualTo(new MessageView.Failure("131000", "Try later."));
    }

    @Test
    void aRefusedMessageFailsAndTheNextGoesOn() {
        UUID first = story.sending.text(conversation, "one", null, null);
        UUID second = story.sending.text(conversation, "two", null, null);
        story.provider.answer = message -> {
            if (message.text().equals("one")) {
                throw new SendFailed("131026", "This number has no WhatsApp.", false, null);
            }
            return new SendReceipt("out-2", List.of());
        };
        story.run(conversation);
        assertThat(story.message(first).state()).isEqualTo("failed");
        assertThat(story.message(second).state()).isEqualTo("sent");
        assertThat(story.house.eventTypes()).contains("message.failed", "message.sent");
    }

    @Test
    void aMessageFoundInSendingAfterACrashIsUnknownAndNeverSentByItself() {
        UUID message = story.sending.text(conversation, "maybe", null, null);
        crashWhileSending();
        story.provider.answer = outbound -> new SendReceipt("out-" + outbound.id(), List.of());
        int before = story.provider.sent.size();

        story.run(conversation);
        assertThat(story.message(message).state()).isEqualTo("unknown");
        assertThat(story.provider.sent).hasSize(before);

        story.retries.retry(message);
        story.run(conversation);
        assertThat(story.message(message).state()).isEqualTo("sent");
        assertThat(story.provider.sent).hasSize(before + 1);
    }

    @Test
    void aConnectorThatBreaksLeavesTheFateUnknown() {
        UUID message = story.sending.text(conversation, "maybe", null, null);
        story.provider.answer = outbound -> {
            throw new IllegalStateException("connection reset");
        };
        story.run(conversation);
        assertThat(story.message(message).state()).isEqualTo("unknown");
    }

    @Test
    void aStatusThatComesBeforeOurCommitIsAppliedAfterIt() {
        UUID message = story.sending.text(conversation, "fast", null, null);
        story.provider.answer = outbound -> {
            story.inbox.stateChanged(
                    story.channel, "out-fast", MessageState.DELIVERED, story.house.clock.instant(), null, null);
            return new SendReceipt("out-fast", List.of());
        };
        story.run(conversation);
        assertThat(story.message(message).state()).isEqualTo("delivered");
        assertThat(story.house.eventTypes()).containsExactly("message.queued", "message.sent", "message.delivered");
        assertThat(story.house.count("select count(*) from conversations.parked_update")).isZero();
    }

    @Test
    void addressesThatTheProviderRevealsLeadToTheSameConversation() {
        story.provider.answer = outbound ->
                new SendReceipt("out-1", List.of(new Address(Address.BUSINESS_SCOPED_USER, "PT.9")));
        story.sending.text(conversation, "Olá", null, null);
        story.run(conversation);
        story.inbox.received(story.text(Story.contact("PT.9", "bsuid:PT.9"), "wamid.2", "Sim"));
        assertThat(story.only().id()).isEqualTo(conversation);
    }

    @Test
    void withoutAConnectorItWaits() {
        UUID message = story.sending.text(conversation, "later", null, null);
        SendQueue lonely = new SendQueue(
                story.house, new Connectors(), story.house, story.house, story.house, story.house.clock);
        lonely.run(story.job(conversation));
        assertThat(story.message(message).state()).isEqualTo("queued");
        assertThat(story.house.jobs).hasSize(2);
    }

    @Test
    void aReplyReopensAndAnswersTheQuotedMessage() {
        UUID quoted = story.thread(conversation).get(0).id();
        story.changes.apply(conversation, ConversationChange.to(ConversationState.RESOLVED), null);
        story.sending.text(conversation, "Mais uma coisa", quoted, null);
        story.run(conversation);
        assertThat(story.only().state()).isEqualTo(ConversationState.OPEN);
        assertThat(story.provider.sent.get(0).replyTo()).contains("wamid.1");
    }

    @Test
    void whatTheChannelCannotTakeIsRefused() {
        story.channels.register(
                story.channel, "fake", "WhatsApp Sales", "+1", EnumSet.of(ChannelCapability.SERVICE_WINDOW));
        assertRefused("channel.not_capable", () -> story.sending.file(
                conversation, story.house.stored("a.png", "image/png", 1), "", null));
        story.house.clock.advance(Duration.ofHours(24));
        assertRefused("channel.window_closed", () -> story.sending.text(conversation, "late", null, null));
        story.channels.stateChanged(story.channel, ChannelState.LOGGED_OUT, "logout", "Logged out on the phone");
        assertRefused("channel.not_connected", () -> story.sending.text(conversation, "hello", null, null));
        assertThat(story.sending.note(conversation, "a note still works", null)).isNotNull();
    }

    @Test
    void emptyTextsUnknownConversationsAndMissingPermissionsAreRefused() {
        assertThatThrownBy(() -> story.sending.text(conversation, "  ", null, null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> story.sending.text(UUID.randomUUID(), "x", null, null)).isInstanceOf(NotFound.class);
        story.house.caller = new Caller(
                new OrganizationId(story.house.organization), null, "Viewer", Set.of("conversation.read"));
        assertThatThrownBy(() -> story.sending.text(conversation, "x", null, null))
                .isInstanceOf(PermissionMissing.class);
    }

    @Test
    void aReactionGoesOutAndARefusedOneDisappears() {
        UUID message = story.thread(conversation).get(0).id();
        story.reactions.to(message, "👍");
        story.run(conversation);
        OutboundMessage sent = story.provider.sent.get(0);
        assertThat(sent.reaction()).isTrue();
        assertThat(sent.text()).isEqualTo("👍");
        assertThat(sent.replyTo()).contains("wamid.1");
        assertThat(story.message(message).reactions()).extracting(MessageView.ReactionView::emoji).containsExactly("👍");

        story.provider.answer = outbound -> {
            throw new SendFailed("131009", "Too old.", false, null);
        };
        story.house.clock.advance(Duration.ofSeconds(1));
        story.reactions.to(message, "❤️");
        story.run(conversation);
        assertThat(story.message(message).reactions()).isEmpty();
    }

    @Test
    void readingTellsTheContactOnceForAllMessages() {
        story.inbox.received(story.text(joana(), "wamid.2", "Está aí?"));
        assertThat(story.reading.read(conversation)).isEqualTo(2);
        assertThat(story.house.jobs).extracting(Enqueued::name).containsExactly("mark-read");
        story.receipts.run(story.job(conversation));
        story.receipts.run(story.job(conversation));
        assertThat(story.provider.read).containsExactly("wamid.2");
        assertThat(story.only().unread()).isZero();
    }

    private void crashWhileSending() {
        story.provider.answer = outbound -> {
            throw new KilledError();
        };
        assertThatThrownBy(() -> story.run(conversation)).isInstanceOf(KilledError.class);
        assertThat(story.thread(conversation).get(0).state()).isEqualTo("sending");
    }

    private void status(UUID message, MessageState state) {
        story.inbox.stateChanged(story.channel, "out-" + message, state, story.house.clock.instant(), null, null);
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** What a kill looks like from inside: nothing runs after it. */
    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1L;
    }
}
