// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator gives to the demo organization and takes away. */
final class Grants {
    static final String ORGANIZATION = "Casa Lumen";

    private Grants() {}

    /** @param allowed null gives back what the plan says */
    static void set(Stage stage, String feature, @Nullable Boolean allowed) {
        Api operator = stage.operator();
        JsonNode organizations = operator.get("/api/operator/organizations").expect(200).json().get("items");
        for (JsonNode organization : organizations) {
            if (organization.get("name").asText().equals(ORGANIZATION)) {
                Map<String, @Nullable Object> features = new HashMap<>();
                features.put(feature, allowed);
                operator.put(
                                "/api/operator/organizations/" + organization.get("id").asText() + "/grants",
                                Map.of("features", features, "reason", "story"))
                        .expect(200);
            }
        }
    }
}
