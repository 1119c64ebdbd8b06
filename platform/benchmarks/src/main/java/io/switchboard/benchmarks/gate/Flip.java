// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.benchmarks.Sample;
import io.switchboard.benchmarks.product.Api;
import io.switchboard.benchmarks.product.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the operator's change of a grant until a request of that organization is refused. */
final class Flip {
    private static final String FEATURE = "crm";
    private static final String ASKED = "/api/crm/customers";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Api operator;
    private final Api member;
    private final String grants;

    Flip(Stage stage) {
        operator = stage.operator();
        member = stage.member();
        String organization = member.get("/api/organization").expect(200).json().get("id").asText();
        grants = "/api/operator/organizations/" + organization + "/grants";
    }

    List<Sample> times(int rounds) {
        List<Sample> times = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            times.add(Sample.alone(once()));
        }
        return times;
    }

    private double once() {
        member.get(ASKED).expect(200);
        long start = System.nanoTime();
        grant(false);
        await(402, start);
        double millis = (System.nanoTime() - start) / 1e6;
        grant(null);
        await(200, System.nanoTime());
        return millis;
    }

    private void await(int status, long start) {
        while (member.get(ASKED).status() != status) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException("No " + status + " within " + LIMIT);
            }
        }
    }

    private void grant(@Nullable Boolean allowed) {
        Map<String, @Nullable Boolean> features = new HashMap<>();
        features.put(FEATURE, allowed);
        JsonNode changed = operator.put(grants, Map.of("features", features, "reason", "benchmark")).expect(200).json();
        if (changed.path("id").isMissingNode()) {
            throw new IllegalStateException("The grants did not change: " + changed);
        }
    }
}
