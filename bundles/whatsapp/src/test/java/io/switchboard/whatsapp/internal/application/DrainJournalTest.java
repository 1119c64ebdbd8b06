// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.Refusal;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.whatsapp.internal.fixture.Story;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainJournalTest {
    private final Story story = new Story();
    private final ChannelId channel = story.channel().id();

    private void arrive(int from, int to) {
        IntStream.range(from, to).forEach(i -> story.post(channel, Story.text("m" + i, "351912004318", "Hi " + i)));
    }

    private void refuse(String... ids) {
        story.inbox.refuses = message -> java.util.Set.of(ids).contains(message.providerMessageId());
    }

    @Test
    void allIsToldOnceAndInOrder() {
        arrive(0, 450);
        story.drain(channel);
        story.drain(channel);
        assertThat(story.inbox.received.stream().map(InboundMessage::providerMessageId))
                .containsExactlyElementsOf(IntStream.range(0, 450).mapToObj(i -> "m" + i).toList());
        assertThat(story.journal()).containsOnly("done");
        assertThat(story.notes()).isEmpty();
    }

    @Test
    void aLongJournalIsDrainedInTurns() {
        int most = DrainJournal.BATCH * DrainJournal.BATCHES_PER_RUN;
        arrive(0, most + 3);
        int asked = story.house.jobs(DrainJournal.NAME).size();
        story.drain(channel);
        assertThat(story.inbox.received).hasSize(most);
        assertThat(story.house.jobs(DrainJournal.NAME)).as("and goes on at once").hasSize(asked + 1);

        story.drain(channel);
        assertThat(story.inbox.received).hasSize(most + 3);
        assertThat(story.house.jobs(DrainJournal.NAME)).hasSize(asked + 1);
    }

    @Test
    void aRowThatCannotBeTakenDoesNotHoldUpTheOthers() {
        refuse("m3");
        arrive(0, 10);
        story.drain(channel);
        assertThat(story.inbox.received.stream().map(InboundMessage::providerMessageId).distinct())
                .containsExactly("m0", "m1", "m2", "m4", "m5", "m6", "m7", "m8", "m9");
        assertThat(story.journal()).containsOnlyOnce("new");
        assertThat(story.house.jobs(DrainJournal.NAME)).hasSize(11);

        story.drain(channel);
        story.drain(channel);
        assertThat(story.journal()).containsOnlyOnce("failed").doesNotContain("new");
        assertThat(story.notes()).containsExactly("The inbox could not take it: IllegalArgumentException");
    }

    @Test
    void aFailedRowGetsAnotherChanceWhenAsked() {
        refuse("m0");
        arrive(0, 2);
        IntStream.range(0, DrainJournal.ATTEMPTS_PER_ROW).forEach(i -> story.drain(channel));
        assertThat(story.journal()).containsExactly("failed", "done");
        refuse();
        assertThat(story.channels.retryFailed(channel)).isEqualTo(1);
        story.drain(channel);
        assertThat(story.journal()).containsOnly("done");
        assertThat(story.notes()).isEmpty();
    }

    @Test
    void whenTheInboxIsAwayTheRowsWaitForIt() {
        story.inbox.refusal = new Refusal(503, "module.unavailable", "Conversations is stopped at the moment.");
        refuse("m0");
        arrive(0, 1);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> story.drain(channel)).isSameAs(story.inbox.refusal);
        }
        assertThat(story.journal()).containsExactly("new");
        refuse();
        story.drain(channel);
        assertThat(story.journal()).containsExactly("done");
    }

    @Test
    void whenEveryRowFailsItIsNoneOfThem() {
        story.inbox.refuses = message -> true;
        arrive(0, 5);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> story.drain(channel)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(story.journal()).containsOnly("new").hasSize(5);
    }

    @Test
    void whatIsNotJsonFailsVisiblyAndTheRestGoesOn() {
        story.post(channel, "{\"entry\": [");
        arrive(0, 1);
        story.drain(channel);
        assertThat(story.journal()).containsExactly("failed", "done");
        assertThat(story.channels.journal(channel, "failed", null, 10)).singleElement().satisfies(row -> {
            assertThat(row.note()).startsWith("The body is not JSON");
            assertThat(row.body()).asString().isEqualTo("{\"entry\": [");
        });
    }

    @Test
    void whatChangesNothingLeavesATrace() {
        story.post(channel, Story.value("message_template_status_update",
                "\"event\":\"REJECTED\",\"message_template_name\":\"hello\",\"reason\":\"SCAM\""));
        story.drain(channel);
        assertThat(story.journal()).containsExactly("done");
        assertThat(story.notes())
                .containsExactly("message_template_status_update: event REJECTED, message_template_name hello, reason SCAM");
    }

    @Test
    void aBanStopsTheChannelAndReinstatingItStartsItAgain() {
        story.post(channel, account("DISABLE"));
        story.drain(channel);
        assertThat(story.channels.get(channel).maySend()).isFalse();
        assertThat(story.inbox.told).contains("channel BANNED account.disabled");
        story.post(channel, account("REINSTATE"));
        story.drain(channel);
        assertThat(story.channels.get(channel).maySend()).isTrue();
    }

    private static String account(String state) {
        return Story.value("account_update",
                "\"event\":\"DISABLED_UPDATE\",\"ban_info\":{\"waba_ban_state\":\"" + state + "\"}");
    }

    @Test
    void aFileIsFetchedOnceHoweverOftenItIsTold() {
        String image = "\"from\":\"351912004318\",\"id\":\"%s\",\"timestamp\":\"1763800000\",\"type\":\"image\","
                + "\"image\":{\"id\":\"4711\",\"mime_type\":\"image/jpeg\"}";
        story.post(channel, Story.message(image.formatted("a")));
        story.post(channel, Story.message(image.formatted("b")));
        story.drain(channel);
        assertThat(story.house.jobs(FetchMedia.NAME)).singleElement().satisfies(job -> {
            assertThat(job.key()).isEqualTo(channel + ":4711");
            assertThat(job.payload()).contains("\"mediaType\":\"image/jpeg\"");
        });
    }

    @Test
    void theWebhookOfOneNumberMayConcernAnotherOfTheSameAccount() {
        ChannelId second = story.channel(java.net.URI.create("https://graph.facebook.com"), "999").id();
        story.post(second, Story.text("a", "351912004318", "Hi"));
        story.drain(second);
        assertThat(story.inbox.received).singleElement()
                .satisfies(message -> assertThat(message.channel()).isEqualTo(channel));
    }
}
