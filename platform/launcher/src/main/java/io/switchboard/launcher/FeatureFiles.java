// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the features that an installation starts with: all that the product has, the demo only if asked for. */
final class FeatureFiles {
    private static final String DEMO = "demo.json";
    private static final String BUNDLES = "bundles";

    private FeatureFiles() {}

    /** Lays them out anew; the bundles stay where they are. */
    static void layOut(Path product, Path chosen, boolean demo) {
        try {
            DataDirectory.delete(chosen);
            Files.createDirectories(chosen);
            for (Path feature : features(product)) {
                if (demo || !feature.endsWith(DEMO)) {
                    Files.copy(feature, chosen.resolve(feature.getFileName()));
                }
            }
            Files.createSymbolicLink(chosen.resolve(BUNDLES), product.resolve(BUNDLES).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lay out the features in " + chosen, e);
        }
    }

    private static List<Path> features(Path product) throws IOException {
        try (Stream<Path> files = Files.list(product)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}
