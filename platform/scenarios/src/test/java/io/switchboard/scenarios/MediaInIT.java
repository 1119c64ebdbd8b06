// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.FileProvider.Answer;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file that a customer sends is had whole, at the third attempt if need be, or the message says why not. */
@ExtendWith(RunningProduct.class)
class MediaInIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final byte[] receipt = "Paid: 12.90\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    private final String media = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
    private FileProvider provider;
    private Tenant shop;

    @BeforeEach
    void aShopWithAChannel(Stage stage) {
        provider = new FileProvider(receipt);
        shop = Tenant.register(stage, "Receipts");
    }

    @AfterEach
    void stopTheProvider() {
        provider.close();
    }

    @Test
    void aDownloadThatFailsAndBreaksOffIsRepeated(Stage stage) {
        provider.plan(media, Answer.BUSY, Answer.CUT, Answer.WHOLE);
        JsonNode file = settled(stage);

        assertThat(file.get("state").asText()).isEqualTo("ready");
        assertThat(provider.isAtLast(media)).as("it failed twice before").isTrue();
        String bytes = shop.api().file(file.get("url").asText()).expect(200).body();
        assertThat(bytes.getBytes(StandardCharsets.UTF_8)).isEqualTo(receipt);
    }

    @Test
    void aFileThatIsGoneSaysSo(Stage stage) {
        provider.plan(media, Answer.GONE);
        JsonNode file = settled(stage);

        assertThat(file.get("state").asText()).isEqualTo("failed");
        assertThat(file.get("error").asText())
                .isEqualTo("WhatsApp does not have this file any more; ask for it to be sent again.");
        assertThat(shop.api().get(file.get("url").asText()).status()).isEqualTo(404);
    }

    private JsonNode settled(Stage stage) {
        CloudChannel channel = CloudChannel.create(stage, shop.api(), "Receipts", provider.address());
        byte[] body = channel.payloads().document(
                "351912004318", "Joana", UUID.randomUUID().toString(), 1_780_100_000L, media, "receipt.txt");
        assertThat(channel.post(body).status()).isEqualTo(200);
        JsonNode attachment = await().atMost(SOON)
                .until(() -> attachment(channel), file -> !file.path("state").asText("remote").equals("remote"));
        assertThat(attachment.get("name").asText()).isEqualTo("receipt.txt");
        return attachment;
    }

    private JsonNode attachment(CloudChannel channel) {
        String conversation = shop.api()
                .get("/api/conversations?channel=" + channel.id())
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        return conversation.isEmpty()
                ? Api.JSON.missingNode()
                : shop.api().get("/api/conversations/" + conversation + "/messages").expect(200).json().at("/items/0/attachments/0");
    }
}
