// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.file.Path;

/** The module that breaks wherever it can. */
final class Brittle {
    static final String ID = "brittle";
    /** What it must never be able to show to anybody. */
    static final String PRIVATE = "private words";

    private static final Path PROJECT = Sources.file("platform/scenarios/src/test/partner/brittle");
    private static final byte[] BROKEN = Archives.build(PROJECT, ID);

    private Brittle() {}

    static void deploy(Stage stage) {
        deploy(stage, ID, Archives.newer(BROKEN));
    }

    /** The version in which nothing breaks. */
    static void deployMended(Stage stage) {
        deploy(stage, ID, Archives.with(BROKEN, "mended.txt", "Yes."));
    }

    static void update(Stage stage, String module) {
        deploy(stage, module, Archives.newer(Archives.shipped(module)));
    }

    private static void deploy(Stage stage, String module, byte[] archive) {
        JsonNode deployment = new Deployments(stage.operator()).deploy(module + ".jar", archive);
        assertThat(deployment.get("state").asText()).as(deployment.toString()).isEqualTo("done");
    }
}
