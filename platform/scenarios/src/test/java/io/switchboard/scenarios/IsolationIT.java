// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two organizations: everything of one is unknown to the other. */
@ExtendWith(RunningProduct.class)
class IsolationIT {

    @Test
    void anotherOrganizationsIdsAreUnknown(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        Api mia = stage.as(Stage.MIA);
        String customer = ana.post(
                        "/api/crm/customers",
                        Map.of("displayName", "Private Person", "identities",
                                List.of(Map.of("kind", "email", "value", UUID.randomUUID() + "@example.com"))))
                .expect(201)
                .json()
                .get("id")
                .asText();
        CloudChannel channel = CloudChannel.create(stage, ana, "Private");
        channel.post(channel.payloads().text("351910009999", "Private", UUID.randomUUID().toString(), 1_780_200_000L, "Secret word"));
        JsonNode conversation = await().atMost(Duration.ofSeconds(10))
                .until(() -> ana.get("/api/conversations?channel=" + channel.id()).json().get("items"), i -> i.size() == 1)
                .get(0);
        String id = conversation.get("id").asText();
        String message = ana.get("/api/conversations/" + id + "/messages").json().get("items").get(0).get("id").asText();

        unknown(mia.get("/api/crm/customers/" + customer));
        unknown(mia.patch("/api/crm/customers/" + customer, Map.of("displayName", "Taken")));
        unknown(mia.delete("/api/crm/customers/" + customer));
        unknown(mia.get("/api/conversations/" + id));
        unknown(mia.patch("/api/conversations/" + id, Map.of("state", "resolved")));
        unknown(mia.get("/api/conversations/" + id + "/messages"));
        unknown(mia.post("/api/conversations/" + id + "/messages", Map.of("kind", "text", "text", "hello", "clientToken", "t")));
        unknown(mia.post("/api/conversations/" + id + "/read", Map.of()));
        unknown(mia.post("/api/conversations/messages/" + message + "/reactions", Map.of("emoji", "👍")));
        unknown(mia.get("/api/whatsapp/channels/" + channel.id()));
        unknown(mia.delete("/api/whatsapp/channels/" + channel.id()));

        assertThat(mia.get("/api/crm/customers?q=Private").body()).doesNotContain(customer);
        assertThat(mia.get("/api/conversations?q=Secret").body()).doesNotContain(id);
        assertThat(mia.get("/api/conversations/channels").body()).doesNotContain(channel.id());
        assertThat(ana.get("/api/crm/customers/" + customer).expect(200).json().get("displayName").asText())
                .isEqualTo("Private Person");
        assertThat(ana.get("/api/conversations/" + id).expect(200).json().get("state").asText()).isEqualTo("open");
        PageVisit miasPages = PageVisit.signIn(stage, Stage.MIA);
        assertThat(miasPages.get("/m/crm/customer?id=" + customer)).doesNotContain("Private Person");
        assertThat(miasPages.get("/m/conversations/inbox?c=" + id)).doesNotContain("Secret word");
    }

    /** The same answer as for an id that nobody has. */
    private static void unknown(Api.Answer answer) {
        answer.expect(404);
        assertThat(answer.json().get("code").asText()).isEqualTo("request.not_found");
    }

    @Test
    void nothingIsServedWithoutATokenOrToAMember(Stage stage) {
        Api nobody = stage.anonymous();
        Api ana = stage.as(Stage.ANA);
        for (String path : List.of("/api/me", "/api/users", "/api/crm/customers", "/api/conversations", "/api/whatsapp/channels")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(401);
        }
        for (String path : List.of("/api/operator/modules", "/api/operator/organizations", "/api/operator/deployments")) {
            assertThat(ana.get(path).status()).as(path).isEqualTo(403);
            assertThat(nobody.get(path).status()).as(path).isEqualTo(401);
        }
    }
}
