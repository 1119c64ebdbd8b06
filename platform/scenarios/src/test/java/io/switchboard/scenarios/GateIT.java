// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One gate: a module that is taken from one organization is gone there at every entry, and nowhere else. */
@ExtendWith(RunningProduct.class)
class GateIT {

    @AfterEach
    void giveBack(Stage stage) {
        grant(stage, "crm", null);
    }

    @Test
    void aWithdrawnModuleIsGoneAtEveryEntryAndMissesNothing(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        Api mia = stage.as(Stage.MIA);
        PageVisit anasPages = PageVisit.signIn(stage, Stage.ANA);
        PageVisit miasPages = PageVisit.signIn(stage, Stage.MIA);
        assertThat(anasPages.get("/m/conversations/inbox")).contains("/m/crm/customers");
        CloudChannel channel = CloudChannel.create(stage, ana, "Gate");
        String waId = "4915123" + String.format("%06d", Math.abs(UUID.randomUUID().hashCode()) % 1_000_000);

        long start = System.nanoTime();
        grant(stage, "crm", false);
        await().atMost(Duration.ofSeconds(1)).until(() -> ana.get("/api/crm/customers").status() == 402);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

        JsonNode problem = ana.get("/api/crm/customers").expect(402).json();
        assertThat(problem.get("code").asText()).isEqualTo("gate.feature_not_in_plan");
        assertThat(problem.get("feature").asText()).isEqualTo("crm");
        assertThat(problem.get("upgradeUrl").asText()).isNotBlank();
        assertThat(anasPages.visit("/m/crm/customers").statusCode()).isEqualTo(402);
        assertThat(anasPages.get("/m/conversations/inbox")).doesNotContain("/m/crm/customers");
        for (String odd : new String[] {"/m/crm;x=1/customers", "//m/crm/customers", "/m/%63rm/customers", "/m;a=b/crm/customers"}) {
            assertThat(anasPages.visit(odd).body()).as(odd).doesNotContain("id=\"addCustomer\"");
        }
        mia.get("/api/crm/customers").expect(200);
        assertThat(miasPages.visit("/m/crm/customers").statusCode()).isEqualTo(200);

        byte[] body = channel.payloads().text(waId, "Held Person", UUID.randomUUID().toString(), 1_780_100_000L, "Anybody there?");
        assertThat(channel.post(body).status()).isEqualTo(200);
        JsonNode conversation = await().atMost(Duration.ofSeconds(10))
                .until(() -> ana.get("/api/conversations?channel=" + channel.id()).json().get("items"), i -> i.size() == 1)
                .get(0);
        assertThat(conversation.path("customer").isNull() || conversation.path("customer").isMissingNode()).isTrue();

        grant(stage, "crm", null);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        ana.get("/api/crm/customers?q=" + waId).expect(200).json().get("items"))
                .hasSize(1));
    }

    private static void grant(Stage stage, String feature, Boolean allowed) {
        Api operator = stage.operator();
        JsonNode organizations = operator.get("/api/operator/organizations").expect(200).json().get("items");
        for (JsonNode organization : organizations) {
            if (organization.get("name").asText().equals("Casa Lumen")) {
                Map<String, Object> features = new HashMap<>();
                features.put(feature, allowed);
                int status = operator.put(
                                "/api/operator/organizations/" + organization.get("id").asText() + "/grants",
                                Map.of("features", features, "reason", "story"))
                        .status();
                assertThat(status).isBetween(200, 204);
            }
        }
    }
}
