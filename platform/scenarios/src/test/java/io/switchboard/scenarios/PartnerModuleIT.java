// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A partner's first module: three files, sixty lines, and it has an address, a page, a menu entry, a command
 * and search results.
 */
@ExtendWith(RunningProduct.class)
class PartnerModuleIT {
    private static final Path PROJECT = Sources.file("platform/scenarios/src/test/partner/hello-world");

    @Test
    void threeFilesAndSixtyLinesAreEnough(Stage stage) throws IOException {
        try (Stream<Path> walk = Files.walk(PROJECT)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            long lines = 0;
            for (Path file : files) {
                lines += Files.readAllLines(file).size();
            }
            assertThat(files).hasSizeLessThanOrEqualTo(3);
            assertThat(lines).isLessThanOrEqualTo(60);
        }
        JsonNode deployment = new Deployments(stage.operator()).deploy("hello.jar", Archives.build(PROJECT, "hello"));
        assertThat(deployment.get("state").asText()).as(deployment.toString()).isEqualTo("done");

        Api ana = stage.as(Stage.ANA);
        assertThat(ana.get("/api/hello/greeting").expect(200).json().get("hello").asText()).isEqualTo("world");
        assertThat(ana.get("/api/modules").body()).contains("\"hello\"");
        PageVisit page = PageVisit.signIn(stage, Stage.ANA);
        assertThat(page.get("/m/hello/hello")).contains("Hello, Casa Lumen").contains("href=\"/m/hello/hello\"")
                .contains("href=\"/m/hello/hello?to=all\"");
        assertThat(ana.get("/api/search?q=hello,%20wor").expect(200).json().get("items").findValuesAsText("title"))
                .contains("Hello, world");
    }
}
