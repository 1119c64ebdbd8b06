// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageId;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.event.MessageReceived;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReceivingTest {
    private final Story story = new Story();

    @Test
    void aFirstMessageOpensAConversationAndTellsIt() {
        story.inbox.received(story.text(joana(), "wamid.1", "Bom dia"));

        ConversationView conversation = story.only();
        assertThat(conversation.number()).isEqualTo(1);
        assertThat(conversation.name()).isEqualTo("Joana Meireles");
        assertThat(conversation.state()).isEqualTo(ConversationState.OPEN);
        assertThat(conversation.unread()).isEqualTo(1);
        assertThat(conversation.last().preview()).isEqualTo("Bom dia");
        assertThat(story.house.eventTypes()).containsExactly("conversation.created", "message.received");
        assertThat(story.house.events.get(1).aggregate()).isEqualTo("conversation:" + conversation.id());
        assertThat(((MessageReceived) story.house.events.get(1).payload()).contact()).isEqualTo(joana());
    }

    @Test
    void aMessageOnAnUnknownChannelIsRefusedWhole() {
        InboundMessage stray = new InboundMessage(
                new ChannelId(UUID.randomUUID()), joana(), "x", MessageKind.TEXT, false, "?", List.of(), null,
                Instant.now(), "{}");
        assertThatThrownBy(() -> story.inbox.received(stray)).isInstanceOf(IllegalStateException.class);
        assertThat(story.list()).isEmpty();
    }

    @Test
    void costsAtMostSixStatements() {
        story.house.statements.set(0);
        story.inbox.received(story.image(joana(), "wamid.1", "media.1"));
        assertThat(story.house.statements.get()).as("a stranger's photo").isLessThanOrEqualTo(6);

        story.house.statements.set(0);
        story.inbox.received(story.text(joana(), "wamid.2", "Olá"));
        assertThat(story.house.statements.get()).as("the next text").isLessThanOrEqualTo(3);
    }

    @Test
    void theSameMessageOnEightThreadsIsStoredOnce() throws Exception {
        Set<MessageId> ids = new HashSet<>(together(8, 40, i ->
                story.inbox.received(story.text(joana(), "wamid." + i % 5, "Olá " + i % 5))));

        assertThat(ids).hasSize(5);
        assertThat(story.thread(story.only().id())).hasSize(5);
        assertThat(story.only().unread()).isEqualTo(5);
        assertThat(story.house.eventTypes().stream().filter("message.received"::equals)).hasSize(5);
    }

    @Test
    void aBurstFromANewNumberOnFourThreadsIsOneConversation() throws Exception {
        together(4, 30, i -> story.inbox.received(story.text(joana(), "burst." + i, "Message " + i)));

        assertThat(story.thread(story.only().id())).hasSize(30);
        assertThat(story.house.count("select count(*) from conversations.contact")).isEqualTo(1);
        assertThat(story.thread(story.only().id()).stream().map(MessageView::seq).distinct()).hasSize(30);
    }

    @Test
    void aBurstByTwoAddressesOfAKnownPersonIsOneConversation() throws Exception {
        Contact both = contact("Joana", "bsuid:PT.1", "phone:+351912004318");
        story.inbox.received(story.text(both, "first", "Olá"));
        resolve();
        story.house.clock.advance(Duration.ofHours(100));

        together(4, 20, i -> story.inbox.received(story.text(
                i % 2 == 0 ? contact("Joana", "bsuid:PT.1") : contact("Joana", "phone:+351912004318"),
                "again." + i,
                "Olá " + i)));

        assertThat(story.list()).hasSize(2);
        assertThat(story.thread(story.list().get(0).id())).hasSize(20);
    }

    @Test
    void manyNewPeopleAtOnceGetGapFreeNumbers() throws Exception {
        together(4, 24, i -> story.inbox.received(
                story.text(contact("P" + i, "phone:+3519000000" + i), "n." + i, "Hi")));

        assertThat(story.list().stream().map(ConversationView::number).sorted())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 24).boxed().toList());
    }

    @Test
    void aDuplicateDoesNotReopen() {
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        resolve();
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        assertThat(story.only().state()).isEqualTo(ConversationState.RESOLVED);
    }

    @Test
    void withinTheWindowAResolvedConversationReopens() {
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        resolve();
        story.house.clock.advance(Duration.ofHours(72));
        story.inbox.received(story.text(joana(), "wamid.2", "Outra coisa"));

        assertThat(story.only().state()).isEqualTo(ConversationState.OPEN);
        assertThat(story.house.eventTypes()).contains("conversation.reopened");
    }

    @Test
    void afterTheWindowANewOneBegins() {
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        resolve();
        story.house.clock.advance(Duration.ofHours(72).plusSeconds(1));
        story.inbox.received(story.text(joana(), "wamid.2", "Outra coisa"));

        assertThat(story.list()).extracting(ConversationView::number).containsExactly(2L, 1L);
    }

    @Test
    void aSnoozedConversationWakesWhenTheContactWrites() {
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        Instant tomorrow = story.house.clock.instant().plus(Duration.ofDays(1));
        story.changes.apply(story.only().id(), ConversationChange.snooze(tomorrow), null);
        story.inbox.received(story.text(joana(), "wamid.2", "Afinal"));

        assertThat(story.only().state()).isEqualTo(ConversationState.OPEN);
        assertThat(story.only().snoozedUntil()).isNull();
    }

    @Test
    void anotherAddressOfAKnownPersonLeadsToTheSameConversation() {
        story.inbox.received(story.text(contact("Joana", "bsuid:PT.1"), "wamid.1", "Olá"));
        story.inbox.received(story.text(contact("Joana", "bsuid:PT.1", "phone:+351912004318"), "wamid.2", "Eu"));
        story.inbox.received(story.text(contact("Joana", "phone:+351912004318"), "wamid.3", "Outra vez eu"));

        assertThat(story.thread(story.only().id())).hasSize(3);
        assertThat(story.house.count("select count(*) from conversations.contact")).isEqualTo(1);
    }

    @Test
    void twoContactsThatTurnOutToBeOneArePutTogetherWithoutLoss() {
        story.inbox.received(story.text(contact("PT.1", "bsuid:PT.1"), "wamid.1", "Olá"));
        story.house.clock.advance(Duration.ofMinutes(1));
        story.inbox.received(story.text(contact("Joana", "phone:+351912004318"), "wamid.2", "Sou eu"));
        UUID emptied = story.list().get(0).id();
        UUID reply = story.sending.text(emptied, "Bom dia", null, "token-1");
        story.house.clock.advance(Duration.ofMinutes(1));
        story.inbox.received(
                story.text(contact("Joana", "phone:+351912004318", "bsuid:PT.1"), "wamid.3", "As duas"));

        ConversationView conversation = story.only();
        assertThat(story.thread(conversation.id()))
                .extracting(MessageView::text)
                .containsExactly("As duas", "Bom dia", "Sou eu", "Olá");
        assertThat(conversation.unread()).isEqualTo(2);
        assertThat(conversation.number()).isEqualTo(1);
        assertThat(story.house.count("select count(*) from conversations.contact")).isEqualTo(1);
        assertThat(story.conversations.find(new io.switchboard.conversations.api.ConversationId(emptied)).orElseThrow()
                        .id().value()).isEqualTo(conversation.id());

        story.run(conversation.id());
        assertThat(story.message(reply).state()).isEqualTo("sent");
    }

    @Test
    void theListShowsTheNewestMessageWhateverCameLast() {
        Instant noon = Instant.parse("2026-11-22T08:00:00Z");
        story.inbox.received(story.text(joana(), "b", "second", noon.plusSeconds(2)));
        story.inbox.received(story.text(joana(), "a", "first", noon.plusSeconds(1)));
        story.inbox.received(story.text(joana(), "c", "third", noon.plusSeconds(2)));

        assertThat(story.only().last().preview()).isEqualTo("third");
        assertThat(story.thread(story.only().id()))
                .extracting(MessageView::text)
                .containsExactly("third", "second", "first");
    }

    @Test
    void anEchoFromTheBusinessPhoneIsOutgoingAndMeansThatSomebodyHasRead() {
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        story.inbox.received(new InboundMessage(
                story.channel, contact("+351912004318", "phone:+351912004318"), "wamid.2", MessageKind.TEXT, true,
                "Já respondo", List.of(), null, story.house.clock.instant(), "{}"));

        assertThat(story.only().unread()).isZero();
        assertThat(story.only().name()).isEqualTo("Joana Meireles");
        MessageView echo = story.thread(story.only().id()).get(0);
        assertThat(echo.direction()).isEqualTo("out");
        assertThat(echo.state()).isEqualTo("sent");
    }

    @Test
    void zeroCharactersAndUnreadableOriginalsAreStored() {
        story.inbox.received(new InboundMessage(
                story.channel, contact("Jo\0ana", "phone:+1"), "wamid.1", MessageKind.UNSUPPORTED, false, "a\0b",
                List.of(), null, story.house.clock.instant(), "{broken"));
        assertThat(story.thread(story.only().id()).get(0).text()).isEqualTo("a\uFFFDb");
    }

    @Test
    void aKnownCustomerIsRecognisedByAnyAddressAndOnLaterConversations() {
        story.inbox.received(story.text(joana(), "wamid.1", "Olá"));
        UUID customer = UUID.randomUUID();
        story.conversations.linkCustomer(
                new io.switchboard.conversations.api.ConversationId(story.only().id()), customer, "Joana M.");
        story.house.events.clear();
        story.conversations.linkCustomer(
                new io.switchboard.conversations.api.ConversationId(story.only().id()), customer, "Joana M.");
        assertThat(story.house.events).as("linking again tells nothing").isEmpty();
        assertThat(story.only().name()).isEqualTo("Joana M.");

        ChannelId other = new ChannelId(UUID.randomUUID());
        story.channels.register(other, "fake", "Repairs", "+2", Set.of());
        story.inbox.received(new InboundMessage(
                other, contact("J", "phone:+351912004318"), "r.1", MessageKind.TEXT, false, "Reparação", List.of(),
                null, story.house.clock.instant(), "{}"));

        assertThat(story.conversations.ofCustomer(customer)).hasSize(2);
    }

    private void resolve() {
        story.changes.apply(story.only().id(), ConversationChange.to(ConversationState.RESOLVED), null);
    }

    private interface Step<T> {
        T take(int i) throws Exception;
    }

    /** Runs the steps on so many threads that begin at the same moment. */
    private static <T> List<T> together(int threads, int steps, Step<T> step) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier barrier = new CyclicBarrier(threads);
            List<Callable<List<T>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                tasks.add(() -> {
                    barrier.await();
                    List<T> results = new ArrayList<>();
                    for (int i = first; i < steps; i += threads) {
                        results.add(step.take(i));
                    }
                    return results;
                });
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> future : executor.invokeAll(tasks)) {
                all.addAll(future.get());
            }
            return all;
        } finally {
            executor.shutdownNow();
        }
    }
}
