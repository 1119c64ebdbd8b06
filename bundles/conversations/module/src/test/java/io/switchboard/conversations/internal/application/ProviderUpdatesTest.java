// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.file.StoredFile;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProviderUpdatesTest {
    private final Story story = new Story();
    private final Instant start = story.house.clock.instant();

    @Test
    void anEditKeepsWhatWasSaidBefore() {
        story.inbox.received(story.text(joana(), "m", "Terça"));
        story.inbox.edited(story.channel, "m", "Quarta", start.plusSeconds(5));
        story.inbox.edited(story.channel, "m", "Quarta", start.plusSeconds(5));
        story.inbox.edited(story.channel, "m", "Older edit that came late", start.plusSeconds(2));

        MessageView message = only();
        assertThat(message.text()).isEqualTo("Quarta");
        assertThat(message.editedAt()).isEqualTo(start.plusSeconds(5));
        assertThat(message.revisions()).extracting(MessageView.Revision::text).containsExactly("Terça");
        assertThat(story.only().last().preview()).isEqualTo("Quarta");
        assertThat(story.house.eventTypes().stream().filter("message.edited"::equals)).hasSize(1);
    }

    @Test
    void aDeletedMessageShowsNeitherTextNorFiles() {
        story.inbox.received(story.image(joana(), "m", "media"));
        story.inbox.deleted(story.channel, "m", start.plusSeconds(5));
        MessageView message = only();
        assertThat(message.deletedAt()).isEqualTo(start.plusSeconds(5));
        assertThat(message.text()).isEmpty();
        assertThat(message.attachments()).isEmpty();
        assertThat(story.only().last().preview()).isEqualTo("Message deleted");
    }

    @Test
    void reactionsAreOnePerPersonAndCanBeTakenBackInAnyOrder() {
        story.inbox.received(story.text(joana(), "m", "Olá"));
        story.inbox.reacted(story.channel, "m", joana(), "👍", start.plusSeconds(1));
        story.inbox.reacted(story.channel, "m", joana(), "❤️", start.plusSeconds(2));
        assertThat(only().reactions()).extracting(MessageView.ReactionView::emoji).containsExactly("❤️");

        story.inbox.reacted(story.channel, "m", joana(), "", start.plusSeconds(4));
        story.inbox.reacted(story.channel, "m", joana(), "😮", start.plusSeconds(3));
        assertThat(only().reactions()).isEmpty();
    }

    @Test
    void everythingMayComeBeforeItsMessage() {
        StoredFile file = story.house.stored("photo.jpg", "image/jpeg", 1234);
        story.inbox.reacted(story.channel, "m", joana(), "👍", start.plusSeconds(3));
        story.inbox.edited(story.channel, "m", "Legenda", start.plusSeconds(2));
        story.inbox.mediaReady(story.channel, "media", file.id());
        assertThat(story.list()).isEmpty();
        assertThat(story.house.jobs).extracting(job -> job.name()).containsOnly("expire-parked");

        story.inbox.received(story.image(joana(), "m", "media"));
        MessageView message = only();
        assertThat(message.text()).isEqualTo("Legenda");
        assertThat(message.reactions()).hasSize(1);
        assertThat(message.attachments().get(0).state()).isEqualTo("ready");
        assertThat(message.attachments().get(0).size()).isEqualTo(1234);
        assertThat(story.house.count("select count(*) from conversations.parked_update")).isZero();
    }

    @Test
    void aParkedUpdateIsGivenUpAfterADay() {
        story.inbox.edited(story.channel, "never", "text", start);
        ExpireParked expiry = new ExpireParked(story.house, story.house, story.house.clock);
        story.house.clock.advance(Duration.ofHours(23));
        expiry.run(story.job(UUID.randomUUID()));
        assertThat(story.house.count("select count(*) from conversations.parked_update")).isEqualTo(1);
        story.house.clock.advance(Duration.ofHours(1));
        expiry.run(story.job(UUID.randomUUID()));
        assertThat(story.house.count("select count(*) from conversations.parked_update")).isZero();
    }

    @Test
    void aStatusRacingItsMessageIsNeverLost() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 40; i++) {
                String id = "race." + i;
                Future<?> message = executor.submit(() -> story.inbox.received(story.text(joana(), id, "before")));
                Future<?> edit =
                        executor.submit(() -> story.inbox.edited(story.channel, id, "after", start.plusSeconds(9)));
                message.get();
                edit.get();
            }
        } finally {
            executor.shutdown();
        }
        assertThat(story.thread(story.only().id())).hasSize(40).allSatisfy(message -> assertThat(message.text())
                .isEqualTo("after"));
        assertThat(story.house.count("select count(*) from conversations.parked_update")).isZero();
    }

    @Test
    void filesThatCannotBeHadSayWhy() {
        story.inbox.received(story.image(joana(), "m", "media"));
        story.inbox.mediaFailed(story.channel, "media", "The provider no longer has the file.");
        assertThat(only().attachments().get(0).state()).isEqualTo("failed");
        assertThat(only().attachments().get(0).error()).isEqualTo("The provider no longer has the file.");

        StoredFile file = story.house.stored("photo.jpg", "image/jpeg", 10);
        story.inbox.mediaReady(story.channel, "media", file.id());
        story.inbox.mediaFailed(story.channel, "media", "late failure");
        assertThat(only().attachments().get(0).state()).isEqualTo("ready");
    }

    @Test
    void aStatusOfAContactsMessageChangesNothing() {
        story.inbox.received(story.text(joana(), "m", "Olá"));
        story.inbox.stateChanged(story.channel, "m", MessageState.READ, start, null, null);
        story.inbox.stateChanged(story.channel, "m", MessageState.QUEUED, start, null, null);
        assertThat(only().state()).isEqualTo("received");
    }

    private MessageView only() {
        return story.thread(story.only().id()).get(0);
    }
}
