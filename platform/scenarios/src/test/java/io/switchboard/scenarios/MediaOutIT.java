// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file that an agent sends is on the customer's phone, byte for byte. */
@ExtendWith(RunningProduct.class)
class MediaOutIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aFileReachesThePhone(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        Phone phone = Phone.of(stage);
        String number = first(phone.api().get("simulator/numbers").expect(200).json()).get("phoneNumberId").asText();
        String customer = first(phone.api().get("simulator/phones").expect(200).json()).get("id").asText();
        String question = "Do you have the price list " + UUID.randomUUID() + "?";
        phone.write(customer, number, question);
        String conversation = await().atMost(SOON)
                .until(() -> items(ana.get("/api/conversations?limit=100").json().get("items"))
                                .filter(item -> item.toString().contains(question))
                                .findFirst(),
                        Optional::isPresent)
                .map(item -> item.get("id").asText())
                .orElseThrow();
        byte[] prices = ("Lamp 12.90\n" + "Shade 8.00\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

        ana.upload("/api/conversations/" + conversation + "/messages", "file", "prices.txt", prices).expect(202);

        JsonNode sent = await().atMost(SOON)
                .until(() -> items(phone.chat(customer, number))
                                .filter(message -> message.path("content").path("filename").asText().equals("prices.txt"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(sent.get("type").asText()).isEqualTo("document");
        String arrived = phone.api().get("simulator/media/" + sent.get("content").get("id").asText()).expect(200).body();
        assertThat(arrived.getBytes(StandardCharsets.UTF_8)).isEqualTo(prices);
    }

    private static JsonNode first(JsonNode list) {
        return list.get("items").get(0);
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
