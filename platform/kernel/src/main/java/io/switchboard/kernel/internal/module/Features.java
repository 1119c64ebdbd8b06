// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles that feature files name (OSGi Compendium, chapter 159): {@code id} of the feature and
 * {@code bundles} by Maven coordinates, their jars in {@code bundles/<artifact>-<version>.jar} beside.
 */
final class Features {
    private static final Logger logger = LoggerFactory.getLogger(Features.class);

    /** A jar, what it says about itself and the feature that brought it. */
    record Bundled(Path file, BundleManifest manifest, String feature) {
        String fileName() {
            return file.getFileName().toString();
        }
    }

    private final Path directory;
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    Features(Path directory) {
        this.directory = directory;
    }

    /** Each jar once. What cannot be read is said in the log and left out, so that the server starts. */
    List<Bundled> bundles() {
        Map<Path, Bundled> found = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                JsonNode feature = json.readTree(file.toFile());
                String id = feature.path("id").asText(file.getFileName().toString());
                for (String coordinates : coordinates(feature)) {
                    add(found, coordinates, id);
                }
            } catch (IOException e) {
                logger.error("The feature file {} cannot be read and is left out; mend it and start again", file, e);
            }
        }
        return new ArrayList<>(found.values());
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            logger.info("There is no directory {}; no feature is installed from files", directory);
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            logger.error("The features in {} cannot be listed and are left out", directory, e);
            return List.of();
        }
    }

    private static List<String> coordinates(JsonNode feature) {
        List<String> all = new ArrayList<>();
        // The format allows an object with an id or, for short, the id alone.
        feature.path("bundles")
                .forEach(bundle -> all.add(
                        bundle.isTextual() ? bundle.asText() : bundle.path("id").asText()));
        return all;
    }

    private void add(Map<Path, Bundled> found, String coordinates, String feature) {
        String[] parts = coordinates.split(":");
        if (parts.length < 3) {
            logger.error("The feature {} names \"{}\", which is not group:artifact:version", feature, coordinates);
            return;
        }
        Path jar = directory.resolve("bundles").resolve(parts[1] + "-" + parts[parts.length - 1] + ".jar");
        try {
            BundleManifest manifest = BundleManifest.read(jar, jar.getFileName().toString());
            found.putIfAbsent(jar, new Bundled(jar, manifest, feature));
        } catch (DeploymentRefused e) {
            logger.error("The feature {} lacks a bundle: {}", feature, e.getMessage(), e);
        }
    }
}
