// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BurstTest extends SimulatorFixture {

    @Test
    void aBurstSaysWhatTheProductMustHaveInTheEnd() throws Exception {
        String id = client.control("POST", "burst",
                "{'messages':400,'phones':8,'duplicateRatio':0.2,'reorderRatio':0.05,'concurrency':8}").ok().path("id").asText();
        eventually(() -> product.received().size() > 40);
        product.goDown();
        eventually(() -> report(id).path("retries").asInt() > 0);
        product.comeBack();
        eventually(() -> report(id).path("state").asText().equals("done"));

        JsonNode report = report(id);
        assertThat(report.path("duplicates").asInt()).isEqualTo(80);
        assertThat(report.path("calls").asInt()).isEqualTo(480);
        assertThat(report.path("reordered").asInt()).isBetween(12, 20);
        assertThat(product.messages()).hasSizeGreaterThanOrEqualTo(480);
        assertThat(firstArrivals().values().stream().mapToInt(List::size).sum()).isEqualTo(400);
        int outOfOrder = 0;
        for (JsonNode phone : report.path("phones")) {
            List<String> written = new ArrayList<>();
            phone.path("messageIds").forEach(message -> written.add(message.asText()));
            List<String> arrived = firstArrivals().get(phone.path("address").asText());
            assertThat(arrived).containsExactlyInAnyOrderElementsOf(written);
            outOfOrder += arrived.equals(written) ? 0 : 1;
            assertThat(timestamps(phone.path("address").asText(), written)).isSorted().doesNotHaveDuplicates();
        }
        assertThat(outOfOrder).as("chats in which messages came out of order").isPositive();
    }

    @Test
    void oneSeedMakesOnePlan() {
        assertThat(shape(7)).isEqualTo(shape(7)).isNotEqualTo(shape(8));
    }

    private String shape(int seed) {
        JsonNode report = client.control("POST", "burst",
                "{'messages':200,'phones':3,'duplicateRatio':0.3,'reorderRatio':0.3,'seed':" + seed + "}").ok();
        return report.path("calls") + " " + report.path("webhooks") + " " + report.path("reordered");
    }

    private JsonNode report(String id) {
        return client.control("burst/" + id).ok();
    }

    private Map<String, List<String>> firstArrivals() {
        Map<String, List<String>> arrivals = new HashMap<>();
        HashSet<String> seen = new HashSet<>();
        product.messages().forEach(message -> {
            if (seen.add(message.path("id").asText())) {
                arrivals.computeIfAbsent(message.path("from").asText(), from -> new ArrayList<>()).add(message.path("id").asText());
            }
        });
        return arrivals;
    }

    private List<Long> timestamps(String from, List<String> ids) {
        Map<String, Long> times = new HashMap<>();
        product.messages().stream()
                .filter(message -> message.path("from").asText().equals(from))
                .forEach(message -> times.put(message.path("id").asText(), message.path("timestamp").asLong()));
        return ids.stream().map(times::get).toList();
    }
}
