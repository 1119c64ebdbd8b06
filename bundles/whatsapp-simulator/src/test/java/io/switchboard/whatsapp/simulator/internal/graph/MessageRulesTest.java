// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.contract.MetaContract;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator's rules and Meta's schema must agree: on Meta's examples, and on each of them broken in small ways. */
class MessageRulesTest {

    private static final MetaContract CONTRACT = MetaContract.current();

    static Stream<ObjectNode> examples() {
        return CONTRACT.requestBodies().stream().map(MessageRulesTest::parse);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatTheContractTakesTheRulesTake(ObjectNode example) {
        if (CONTRACT.takesRequest(example.toString())) {
            assertThat(taken(example)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void brokenMessagesAreRefusedByBoth(ObjectNode example) {
        if (!example.has("type")) {
            return;
        }
        for (ObjectNode broken : broken(example)) {
            assertThat(CONTRACT.takesRequest(broken.toString())).as("contract: " + broken).isFalse();
            assertThat(taken(broken)).as("rules: " + broken).isFalse();
        }
    }

    private static List<ObjectNode> broken(ObjectNode example) {
        String type = example.path("type").asText();
        List<ObjectNode> broken = new ArrayList<>();
        for (String required : List.of("messaging_product", "to", type)) {
            ObjectNode without = example.deepCopy();
            without.remove(required);
            broken.add(without);
        }
        broken.add(example.deepCopy().put("type", "hologram"));
        broken.add(example.deepCopy().put("to", 17));
        broken.add(example.deepCopy().put(type, "a string"));
        return broken;
    }

    private static boolean taken(JsonNode message) {
        try {
            MessageRules.check(message);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) Json.parse(json.replace("{{Recipient-Phone-Number}}", "+16505551234").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
