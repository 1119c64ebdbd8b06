// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What an operator does over the REST API, waiting for the outcome. */
record Deployments(Api operator) {

    /** Uploads and waits until the deployment has ended; the record then says how. */
    JsonNode deploy(String fileName, byte[] archive) {
        Api.Answer accepted = operator.upload("/api/operator/modules", "bundle", fileName, archive).expect(202);
        return ended(accepted.header("Location").orElseThrow());
    }

    JsonNode act(String module, String verb) {
        Api.Answer accepted = operator.post("/api/operator/modules/" + module + "/" + verb, java.util.Map.of()).expect(202);
        return ended(accepted.header("Location").orElseThrow());
    }

    private JsonNode ended(String location) {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> operator.get(location).expect(200).json(), d -> !d.path("endedAt").isNull()
                        && !d.path("endedAt").isMissingNode());
    }

    String runningVersion(String module) {
        return operator.get("/api/operator/modules/" + module).expect(200).json().get("running").asText();
    }
}
