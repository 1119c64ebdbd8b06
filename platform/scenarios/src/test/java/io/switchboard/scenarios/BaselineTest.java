// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kept contracts stand for what is built, and a change without its version is found. */
class BaselineTest {

    @ParameterizedTest
    @CsvSource({
        "platform/api, platform-api, io/switchboard/api/job/Jobs.class",
        "bundles/conversations/api, conversations-api, io/switchboard/conversations/api/ChannelId.class",
        "bundles/crm/api, crm-api, io/switchboard/crm/api/CustomerId.class"
    })
    void a_class_that_partners_lose_needs_a_major_version(String folder, String artifact, String lost) throws Exception {
        try (Jar kept = new Jar(kept(artifact).toFile());
                Jar built = new Jar(built(folder, artifact).toFile())) {
            assertThat(changedWithoutTheirVersion(built, kept)).isEmpty();

            assertThat(built.remove(lost)).as("part of " + artifact).isNotNull();
            String itsPackage = lost.substring(0, lost.lastIndexOf('/')).replace('/', '.');
            assertThat(changedWithoutTheirVersion(built, kept)).containsExactly(itsPackage);
        }
    }

    @Test
    void every_api_bundle_is_compared() throws IOException {
        try (Stream<Path> poms = Files.walk(Sources.root(), 4)) {
            Set<Path> apis = new TreeSet<>(poms.filter(file -> file.endsWith("api/pom.xml")).toList());
            assertThat(apis).hasSize(3).allSatisfy(pom -> assertThat(pom).content().contains("bnd-baseline-maven-plugin"));
        }
    }

    private static Set<String> changedWithoutTheirVersion(Jar built, Jar kept) throws Exception {
        try (Processor reporter = new Processor()) {
            Set<String> names = new TreeSet<>();
            new Baseline(reporter, new DiffPluginImpl())
                    .baseline(built, kept, null).stream()
                    .filter(info -> info.mismatch)
                    .forEach(info -> names.add(info.packageName));
            return names;
        }
    }

    private static Path kept(String artifact) throws IOException {
        return only(Sources.file(".mvn/baseline/io/switchboard").resolve(artifact), artifact);
    }

    private static Path built(String folder, String artifact) throws IOException {
        return only(Sources.file(folder).resolve("target"), artifact);
    }

    private static Path only(Path folder, String artifact) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(artifact + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .reduce((one, other) -> {
                        throw new IllegalStateException(one + " and " + other);
                    })
                    .orElseThrow();
        }
    }
}
