// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A customer of the demo who has just written, and the agent's side of the conversation. */
record DemoChat(Api agent, Phone phone, String number, String customer, String conversation) {
    static final Duration SOON = Duration.ofSeconds(30);

    static DemoChat begin(Stage stage) {
        Api agent = stage.as(Stage.ANA);
        Phone phone = Phone.of(stage);
        String number = first(phone, "simulator/numbers").get("phoneNumberId").asText();
        String customer = first(phone, "simulator/phones").get("id").asText();
        String question = "Are you there, " + UUID.randomUUID() + "?";
        phone.write(customer, number, question);
        String conversation = await().atMost(SOON)
                .until(() -> items(agent.get("/api/conversations?limit=100").json().get("items"))
                                .filter(item -> item.toString().contains(question))
                                .findFirst(),
                        Optional::isPresent)
                .map(item -> item.get("id").asText())
                .orElseThrow();
        return new DemoChat(agent, phone, number, customer, conversation);
    }

    /** The messages as the customer sees them. */
    Stream<JsonNode> onThePhone() {
        return items(phone.chat(customer, number));
    }

    /** The messages as the team sees them. */
    Stream<JsonNode> inTheInbox() {
        return items(agent.get(messages() + "?limit=50").expect(200).json().get("items"));
    }

    String messages() {
        return "/api/conversations/" + conversation + "/messages";
    }

    private static JsonNode first(Phone phone, String list) {
        return phone.api().get(list).expect(200).json().get("items").get(0);
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
