// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.web.WebhookRequest;
import io.switchboard.api.web.WebhookResponse;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.cloud.WebhookSignature;
import io.switchboard.whatsapp.internal.fixture.Story;
import io.switchboard.whatsapp.internal.persistence.JournalRows;
import io.switchboard.whatsapp.internal.persistence.JournalRows.Arrival;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookEntranceTest {
    private final Story story = new Story();
    private final ChannelId channel = story.channel().id();
    private final byte[] body = Story.text("a", "351912004318", "Hi").getBytes(StandardCharsets.UTF_8);

    private WebhookResponse challenge(ChannelId channel, String mode, String token) {
        return story.entrance.handle(new WebhookRequest(
                "GET",
                channel.toString(),
                Map.of(),
                Map.of(
                        "hub.mode", List.of(mode),
                        "hub.verify_token", List.of(token),
                        "hub.challenge", List.of("1158201444")),
                new byte[0]));
    }

    @Test
    void theChallengeIsGivenBackToWhoKnowsTheToken() {
        WebhookResponse right = challenge(channel, "subscribe", Story.VERIFY_TOKEN);
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.body()).asString(StandardCharsets.UTF_8).isEqualTo("1158201444");
        assertThat(challenge(channel, "subscribe", "guess").status()).isEqualTo(403);
        assertThat(challenge(channel, "subscribe", "").status()).isEqualTo(403);
        assertThat(challenge(channel, "unsubscribe", Story.VERIFY_TOKEN).status()).isEqualTo(403);
    }

    @Test
    void aSignedBodyIsKeptByteForByteAndHandedToTheDrain() {
        assertThat(story.post(channel, body).status()).isEqualTo(200);
        assertThat(story.house.column("select convert_from(body, 'UTF8') from whatsapp.webhook_journal"))
                .containsExactly(new String(body, StandardCharsets.UTF_8));
        assertThat(story.house.jobs(DrainJournal.NAME))
                .singleElement()
                .satisfies(job -> assertThat(job.key()).isEqualTo(channel.toString()));
    }

    @Test
    void aWrongOrMissingSignatureLeavesNothing() {
        assertThat(story.post(channel, body, WebhookSignature.of(body, "another secret")).status()).isEqualTo(401);
        assertThat(story.post(channel, body, "sha1=00").status()).isEqualTo(401);
        assertThat(story.entrance
                        .handle(new WebhookRequest("POST", channel.toString(), Map.of(), Map.of(), body))
                        .status())
                .isEqualTo(401);
        assertThat(story.journal()).isEmpty();
        assertThat(story.house.jobs(DrainJournal.NAME)).isEmpty();
    }

    @Test
    void theSameBodyTwiceIsOneRow() {
        assertThat(story.post(channel, body).status()).isEqualTo(200);
        assertThat(story.post(channel, body).status()).isEqualTo(200);
        assertThat(story.journal()).hasSize(1);
    }

    @Test
    void aGroupIsOneStatementInTheOrderOfArrival() {
        List<Arrival> group = IntStream.range(0, 300)
                .mapToObj(i -> new Arrival(channel, ("{\"n\":" + i % 250 + "}").getBytes(StandardCharsets.UTF_8)))
                .toList();
        story.house.sql(connection -> {
            JournalRows.insert(connection, group, story.house.clock.instant());
            return true;
        });
        assertThat(story.house.column("select convert_from(body, 'UTF8') from whatsapp.webhook_journal order by id"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "{\"n\":" + i + "}").toList());
    }

    @Test
    void bytesThatAreNoTextAreKeptToo() {
        byte[] odd = {(byte) 0xff, 0, (byte) 0xfe, '{'};
        assertThat(story.post(channel, odd).status()).isEqualTo(200);
        assertThat(story.house.column("select encode(body, 'hex') from whatsapp.webhook_journal"))
                .containsExactly("ff00fe7b");
    }

    @Test
    void aFullQueueAsksToComeAgain() {
        story.house.full = true;
        WebhookResponse answer = story.post(channel, body);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "2");
    }

    @Test
    void anUnknownChannelAndAnotherMethodAreRefused() {
        assertThat(story.post(new ChannelId(Ids.next()), body).status()).isEqualTo(401);
        assertThat(story.entrance
                        .handle(new WebhookRequest("POST", "no-id", Map.of(), Map.of(), body))
                        .status())
                .isEqualTo(404);
        assertThat(story.entrance
                        .handle(new WebhookRequest("PUT", channel.toString(), Map.of(), Map.of(), body))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aSecretChangedElsewhereCountsAtOnce() {
        story.post(channel, body);
        CloudAccesses elsewhere = new CloudAccesses(story.house, story.house, story.house, story.house.clock);
        new CloudChannels(
                        story.house, elsewhere, story.standings, story.paired, story.inbox, story.house, story.house,
                        story.acts, story.house.clock)
                .change(channel, null, new ChannelChange(null, null, "new secret", null));
        story.house.clock.advance(Duration.ofSeconds(4));
        byte[] next = Story.text("b", "351912004318", "Hi").getBytes(StandardCharsets.UTF_8);
        assertThat(story.post(channel, next, WebhookSignature.of(next, "new secret")).status()).isEqualTo(200);
        assertThat(story.post(channel, next, WebhookSignature.of(next, Story.APP_SECRET)).status()).isEqualTo(401);
    }

    @Test
    void anotherOrganizationSeesNeitherChannelNorJournal() {
        story.post(channel, body);
        Story other = new Story();
        assertThat(other.journal()).isEmpty();
        assertThat(other.post(channel, body).status()).isEqualTo(401);
        assertThat(other.channels.page(null, 10)).isEmpty();
    }
}
