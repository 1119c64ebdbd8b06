// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.cloud.GraphFailure;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.fixture.House.Enqueued;
import io.switchboard.whatsapp.internal.fixture.Story;
import io.switchboard.whatsapp.internal.fixture.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectChannelTest {
    private static final String DESCRIBED =
            "{\"display_phone_number\":\"+1 555-078-3881\",\"quality_rating\":\"GREEN\",\"id\":\"" + Story.NUMBER + "\"}";
    private final TestProvider provider = new TestProvider();
    private final Story story = new Story();
    private final ChannelId channel = story.channel(provider.base()).id();

    @AfterEach
    void stop() {
        provider.close();
    }

    private void connect() throws GraphFailure {
        Enqueued job = story.house.jobs(ConnectChannel.NAME).get(0);
        story.connecting.run(job.run(1));
    }

    @Test
    void theNumberIsDescribedAndItsWebhooksComeHere() throws Exception {
        provider.answers(200, DESCRIBED).answers(200, "{\"success\":true}");
        connect();
        assertThat(provider.asked.get(0).path()).startsWith("/v23.0/" + Story.NUMBER + "?fields=");
        assertThat(provider.asked.get(1).path()).isEqualTo("/v23.0/" + Story.ACCOUNT + "/subscribed_apps");
        assertThat(new ObjectMapper().readTree(provider.asked.get(1).body())).isEqualTo(new ObjectMapper().readTree(
                "{\"override_callback_uri\":\"https://switchboard.example/hooks/whatsapp/" + channel
                        + "\",\"verify_token\":\"" + Story.VERIFY_TOKEN + "\"}"));
        CloudChannel connected = story.channels.get(channel);
        assertThat(connected.state()).isEqualTo(ChannelState.CONNECTED);
        assertThat(connected.displayPhone()).isEqualTo("+1 555-078-3881");
        assertThat(connected.quality()).isEqualTo("GREEN");
        assertThat(story.inbox.told)
                .containsExactly(
                        "channel Sales whatsapp-cloud ",
                        "channel CONNECTING channel.connecting",
                        "channel Sales whatsapp-cloud +1 555-078-3881",
                        "channel CONNECTED channel.connected");
    }

    @Test
    void aFaultIsTriedAgainAndSeenMeanwhile() throws Exception {
        provider.answers(500, "");
        assertThatThrownBy(this::connect).isInstanceOf(GraphFailure.class);
        assertThat(story.channels.get(channel).state()).isEqualTo(ChannelState.DISCONNECTED);
        assertThat(story.channels.get(channel).reasonCode()).isEqualTo("provider.refused");
        provider.answers(200, DESCRIBED).answers(200, "{\"success\":true}");
        connect();
        assertThat(story.channels.get(channel).state()).isEqualTo(ChannelState.CONNECTED);
    }

    @Test
    void aWrongTokenIsNotTriedAgain() throws Exception {
        provider.answers(401, "{\"error\":{\"code\":190,\"message\":\"bad\"}}");
        connect();
        assertThat(story.channels.get(channel).reasonCode()).isEqualTo("token.refused");
    }

    @Test
    void aProviderThatCannotReachUsSaysSo() throws Exception {
        provider.answers(200, DESCRIBED)
                .answers(400, "{\"error\":{\"code\":2200,\"message\":\"Callback verification failed\"}}");
        connect();
        assertThat(story.channels.get(channel).detail())
                .isEqualTo("WhatsApp refused it with the code 2200: Callback verification failed");
    }

    @Test
    void aNewTokenIsUsedAtOnce() throws Exception {
        provider.answers(401, "{\"error\":{\"code\":190,\"message\":\"bad\"}}");
        connect();
        story.channels.change(channel, null, new ChannelChange("Sales desk", "new token", null, null));
        provider.answers(200, DESCRIBED).answers(200, "{\"success\":true}");
        connect();
        assertThat(provider.asked.get(1).authorization()).isEqualTo("Bearer new token");
        assertThat(story.channels.get(channel).state()).isEqualTo(ChannelState.CONNECTED);
        assertThat(story.channels.get(channel).name()).isEqualTo("Sales desk");
    }
}
