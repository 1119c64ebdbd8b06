// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file that an agent sends is on the customer's phone, byte for byte. */
@ExtendWith(RunningProduct.class)
class MediaOutIT {

    @Test
    void aFileReachesThePhone(Stage stage) {
        DemoChat chat = DemoChat.begin(stage);
        byte[] prices = ("Lamp 12.90\n" + "Shade 8.00\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

        chat.agent().upload(chat.messages(), "file", "prices.txt", prices).expect(202);

        JsonNode sent = await().atMost(DemoChat.SOON)
                .until(() -> chat.onThePhone()
                                .filter(message -> message.path("content").path("filename").asText().equals("prices.txt"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(sent.get("type").asText()).isEqualTo("document");
        String media = "simulator/media/" + sent.get("content").get("id").asText();
        String arrived = chat.phone().api().get(media).expect(200).body();
        assertThat(arrived.getBytes(StandardCharsets.UTF_8)).isEqualTo(prices);
    }
}
