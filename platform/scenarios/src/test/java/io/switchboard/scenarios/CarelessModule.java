// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.file.Path;
import java.util.Map;

/** A partner's module that never thinks of the tenant, and works by jobs. */
record CarelessModule(byte[] archive) {
    private static final Path PROJECT = Sources.file("platform/scenarios/src/test/partner/careless");

    static CarelessModule deploy(Stage stage) {
        byte[] archive = Archives.build(PROJECT, "careless");
        JsonNode deployment = new Deployments(stage.operator()).deploy("careless.jar", archive);
        assertThat(deployment.get("state").asText()).as(deployment.toString()).isEqualTo("done");
        return new CarelessModule(archive);
    }

    /** Writes a note and gives its id. */
    static String addNote(Api api, String text) {
        return api.post("/api/careless/notes", Map.of("text", text)).expect(200).json().get("id").asText();
    }

    static JsonNode note(Api api, String id) {
        return api.get("/api/careless/notes/" + id).expect(200).json();
    }
}
