// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows that the architecture allows, and no other. */
class ArchitectureTest {
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("platform-api", Set.of()),
            Map.entry("kernel", Set.of("platform-api")),
            Map.entry("foundation", Set.of("platform-api", "kernel")),
            Map.entry("portal", Set.of("platform-api", "kernel", "foundation")),
            Map.entry("launcher", Set.of()),
            Map.entry("testkit", Set.of("kernel", "launcher")),
            Map.entry("conversations-api", Set.of("platform-api")),
            Map.entry("conversations", Set.of("platform-api", "conversations-api")),
            Map.entry("whatsapp", Set.of("platform-api", "conversations-api")),
            Map.entry("whatsapp-simulator", Set.of("platform-api")),
            Map.entry("mail-catcher", Set.of("platform-api")),
            Map.entry("crm-api", Set.of("platform-api")),
            Map.entry("crm", Set.of("platform-api", "conversations-api", "crm-api")));

    private static final int MOST_LINES = 400;

    private final DependencyGraph graph = DependencyGraph.read();

    @Test
    void everyPartIsRead() {
        assertThat(graph.parts()).isEqualTo(DependencyGraph.PARTS.keySet()).isEqualTo(ALLOWED.keySet());
    }

    @Test
    void noArrowButTheAllowedOnes() {
        graph.arrows().forEach((part, used) -> assertThat(ALLOWED.get(part)).as("what %s may use", part).containsAll(used));
    }

    @Test
    void noPartReachesTheInternalsOfAnother() {
        assertThat(graph.usesOfInternals()).isEmpty();
    }

    @Test
    void theDocumentShowsTheGraphAsItIs() throws IOException {
        Path drawn = Sources.file("platform/scenarios/target/dependency-graph.md");
        Files.createDirectories(drawn.getParent());
        Files.writeString(drawn, graph.drawing());
        assertThat(Sources.file("platform/docs/dependency-graph.md")).content().contains(graph.drawing());
    }

    @Test
    void noClassIsLongerThan400Lines() throws IOException {
        for (String folder : List.of("platform", "bundles")) {
            try (Stream<Path> files = Files.walk(Sources.file(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        assertThat(lines.count()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES);
                    }
                }
            }
        }
    }
}
