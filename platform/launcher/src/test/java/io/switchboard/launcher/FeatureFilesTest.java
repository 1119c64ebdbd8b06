// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFilesTest {
    @TempDir
    private Path directory;

    private Path product;
    private Path chosen;

    @BeforeEach
    void aProductWithADemo() throws IOException {
        product = directory.resolve("product");
        chosen = directory.resolve("chosen");
        Path bundles = Files.createDirectories(product.resolve("bundles"));
        Files.writeString(bundles.resolve("crm-1.jar"), "jar");
        Files.writeString(product.resolve("core.json"), "{}");
        Files.writeString(product.resolve("demo.json"), "{}");
    }

    @Test
    void the_demo_comes_only_when_asked_for() {
        FeatureFiles.layOut(product, chosen, true);
        assertThat(chosen.resolve("demo.json")).exists();

        FeatureFiles.layOut(product, chosen, false);
        assertThat(chosen.resolve("demo.json")).doesNotExist();
        assertThat(chosen.resolve("core.json")).exists();
        assertThat(product.resolve("demo.json")).exists();
    }

    @Test
    void bundles_are_found_beside_and_survive_the_next_choice() {
        FeatureFiles.layOut(product, chosen, true);
        FeatureFiles.layOut(product, chosen, true);

        assertThat(chosen.resolve("bundles").resolve("crm-1.jar")).hasContent("jar");
        assertThat(product.resolve("bundles").resolve("crm-1.jar")).exists();
    }
}
