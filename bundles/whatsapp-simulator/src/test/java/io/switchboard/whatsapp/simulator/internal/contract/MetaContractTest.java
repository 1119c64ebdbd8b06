// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How much of Meta's own examples Meta's own schema takes, so that nobody trusts it further than it goes. */
class MetaContractTest {

    @Test
    void asPublishedTheSchemaRefusesAllOfItsOwnExamples() {
        MetaContract published = new MetaContract();

        assertThat(refused(published.requestExamples(), published::faultsOfRequest)).hasSize(50);
        assertThat(refused(published.webhookExamples(), published::faultsOfWebhook)).hasSize(16);
    }

    @Test
    void withTheOverlayItTakes42Of50Requests() {
        MetaContract contract = new MetaContract("/meta/overlay.json");

        assertThat(contract.requestExamples()).hasSize(50);
        assertThat(refused(contract.requestExamples(), contract::faultsOfRequest)).containsExactlyInAnyOrder(
                // subtypes and kinds that the schema does not know
                "Send Catalog Template Message",
                "Send Flow Template Message",
                "Send Multi-Product Message",
                "Send Order Details Message",
                "Send Order Status Message",
                // examples without a type
                "Send Reply to List Message",
                "Send Text Message with Preview URL",
                // a read receipt has a schema of its own, that the path does not name
                "Send typing indicator and read receipt");
    }

    @Test
    void withTheOverlayItTakes14Of16Webhooks() {
        MetaContract contract = new MetaContract("/meta/overlay.json");

        assertThat(contract.webhookExamples()).hasSize(16);
        assertThat(refused(contract.webhookExamples(), contract::faultsOfWebhook)).containsExactlyInAnyOrder(
                // participants' numbers as JSON numbers
                "Group Create Message", "Group Remove Participants");
    }

    @Test
    void whatIsNewSince2025TakesNothingAway() {
        MetaContract older = new MetaContract("/meta/overlay.json");
        MetaContract current = MetaContract.current();

        assertThat(refused(current.requestExamples(), current::faultsOfRequest))
                .isEqualTo(refused(older.requestExamples(), older::faultsOfRequest));
        assertThat(refused(current.webhookExamples(), current::faultsOfWebhook))
                .isEqualTo(refused(older.webhookExamples(), older::faultsOfWebhook));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/meta/overlay.json", "/meta/overlay-2026.json"})
    void eachOverlayEntrySaysWhy(String overlay) {
        assertThat(MetaContract.overlay(overlay)).allSatisfy(entry -> assertThat(entry.path("reason").asString("")).hasSizeGreaterThan(20));
    }

    private static List<String> refused(Map<String, JsonNode> examples, Function<String, List<String>> faults) {
        return examples.entrySet().stream()
                .filter(example -> !faults.apply(example.getValue().toString()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
