// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.job.JobHandler;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.fixture.Story;
import io.switchboard.whatsapp.internal.fixture.TestProvider;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchMediaTest {
    private static final String SENT_AGAIN = "media 4711 failed: WhatsApp does not have this file any more;"
            + " ask for it to be sent again.";
    private final TestProvider provider = new TestProvider();
    private final Story story = new Story();
    private final ChannelId channel = story.channel(provider.base()).id();

    @BeforeEach
    void aFileArrives() {
        story.post(channel, Story.message("\"from\":\"351912004318\",\"id\":\"a\",\"timestamp\":\"1763800000\","
                + "\"type\":\"document\",\"document\":{\"id\":\"4711\",\"filename\":\"offer.pdf\"}"));
        story.drain(channel);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private void fetch(int attempt) throws Exception {
        story.media.run(story.house.jobs(FetchMedia.NAME).get(0).run(attempt));
    }

    private TestProvider described(String address, int size) {
        return provider.answers(200, "{\"url\":\"" + address + "\",\"file_size\":\"" + size + "\",\"id\":\"4711\"}");
    }

    @Test
    void theBytesAreStoredAndTold() throws Exception {
        byte[] content = {1, 2, 3, 0, (byte) 255};
        described(provider.base() + "/files/1", 5).answers(200, Map.of(), content);
        fetch(1);
        assertThat(provider.asked.get(0).path()).isEqualTo("/v23.0/4711");
        assertThat(provider.asked.get(1).path()).isEqualTo("/files/1");
        assertThat(provider.asked.get(1).authorization()).isEqualTo("Bearer token");
        assertThat(story.house.contents.values()).containsExactly(content);
        assertThat(story.inbox.told).endsWith("media 4711 ready");
        assertThat(story.house.column("select state from whatsapp.media_fetch")).containsExactly("done");
    }

    @Test
    void aForeignAddressIsNeverAsked() throws Exception {
        described("http://169.254.169.254/latest/meta-data", 5);
        fetch(1);
        assertThat(provider.asked).hasSize(1);
        assertThat(story.inbox.told).last().asString().startsWith("media 4711 failed: WhatsApp named an address");
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() throws Exception {
        provider.answers(404, "{\"error\":{\"code\":100,\"message\":\"Object does not exist\"}}");
        fetch(1);
        assertThat(story.inbox.told).endsWith(SENT_AGAIN);
        assertThat(story.house.column("select reason from whatsapp.media_fetch")).hasSize(1);
    }

    @Test
    void aFaultIsTriedAgainUntilTheLastTime() throws Exception {
        provider.answers(500, "").answers(500, "");
        assertThatThrownBy(() -> fetch(1)).hasMessageContaining("500");
        assertThat(story.inbox.told).noneMatch(line -> line.startsWith("media"));
        fetch(JobHandler.ATTEMPTS);
        assertThat(story.inbox.told).last().asString().startsWith("media 4711 failed");
    }

    @Test
    void aFileThatBreaksOffIsNotTaken() {
        described(provider.base() + "/files/1", 100).answers(200, Map.of(), new byte[5]);
        assertThatThrownBy(() -> fetch(1)).isInstanceOf(IOException.class).hasMessage("Got 5 bytes of 100");
    }
}
