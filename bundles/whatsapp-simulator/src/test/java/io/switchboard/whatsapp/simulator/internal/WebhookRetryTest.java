// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookRetryTest extends SimulatorFixture {

    @Test
    void whatComesWhileTheProductIsDownArrivesLaterInOrder() throws Exception {
        product.goDown();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(client.customer(i % 2 == 0 ? "hannah" : "marco", "{'text':'" + i + "'}"));
        }
        eventually(() -> client.control("backlog").ok().path("retries").asInt() > 4);
        assertThat(client.control("backlog").ok().path("backlog").asInt()).isEqualTo(40);

        product.comeBack();
        eventually(() -> product.messages().size() == 40);

        assertThat(ids(HANNAHS_NUMBER)).containsExactlyElementsOf(everyOther(sent, 0));
        assertThat(ids("393475501822")).containsExactlyElementsOf(everyOther(sent, 1));
        eventually(() -> client.control("backlog").ok().path("backlog").asInt() == 0);
    }

    @Test
    void anyAnswerBut200IsTriedAgain() {
        for (int status : new int[] {500, 401, 204, 302}) {
            product.answer(status);
            client.customer(HANNAH, "{'text':'" + status + "'}");
            int before = client.control("backlog").ok().path("retries").asInt();
            eventually(() -> client.control("backlog").ok().path("retries").asInt() > before + 1);
        }
        product.answer(200);
        eventually(() -> product.messages().size() == 4);

        assertThat(product.messages().stream().map(message -> message.path("text").path("body").asText())).containsExactly("500", "401", "204", "302");
        assertThat(client.control("wire").ok().path("items")).anySatisfy(entry -> {
            assertThat(entry.path("status").asInt()).isEqualTo(200);
            assertThat(entry.path("firstStatus").asInt()).isEqualTo(500);
        });
    }

    @Test
    void oneStuckChatHoldsNoOtherBack() {
        product.answer(500);
        client.customer(HANNAH, "{'text':'stuck'}");
        eventually(() -> client.control("backlog").ok().path("retries").asInt() > 0);
        product.answer(200);
        client.customer("marco", "{'text':'free'}");

        eventually(() -> product.messages().size() == 2);
    }

    @Test
    void aMessageBeforeTheSubscriptionWaitsForIt() throws Exception {
        Client fresh = new Client(HTTP, simulator.base(), client.control("POST", "numbers", "{}").ok());
        fresh.customer(HANNAH, "{'text':'early'}");
        try (Product late = new Product()) {
            fresh.subscribe(late);
            eventually(() -> late.messages().size() == 1);
        }
    }

    @Test
    void aForgottenBacklogStaysForgotten() throws Exception {
        product.goDown();
        client.customer(HANNAH, "{'text':'lost'}");
        eventually(() -> client.control("backlog").ok().path("retries").asInt() > 0);
        client.control("DELETE", "backlog", "");
        eventually(() -> client.control("backlog").ok().path("inFlight").asInt(1) == 0);
        product.comeBack();
        client.customer(HANNAH, "{'text':'kept'}");
        eventually(() -> !product.messages().isEmpty());

        assertThat(product.messages().stream().map(message -> message.path("text").path("body").asText())).containsExactly("kept");
    }

    private List<String> ids(String from) {
        return product.messages().stream()
                .filter(message -> message.path("from").asText().equals(from))
                .map((JsonNode message) -> message.path("id").asText())
                .toList();
    }

    private static List<String> everyOther(List<String> all, int first) {
        List<String> some = new ArrayList<>();
        for (int i = first; i < all.size(); i += 2) {
            some.add(all.get(i));
        }
        return some;
    }
}
