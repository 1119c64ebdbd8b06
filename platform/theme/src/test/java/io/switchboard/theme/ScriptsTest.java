// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void one_place_copies_what_is_to_be_kept() {
        // Two that hear one press write one after the other, and the last one wins.
        assertThat(ThemeFiles.ending(".js")).filteredOn(file -> ThemeFiles.read(file).contains("clipboard.write")).hasSize(1);
    }

    @Test
    void what_scripts_hang_onto_the_global_is_used() throws IOException {
        String all = scripts().stream().map(ThemeFiles::read).map(ThemeFiles::withoutComments).collect(joining("\n"));

        for (String name : ThemeFiles.find("Switchboard\\.(\\w+) = ", all)) {
            assertThat(ThemeFiles.find("(Switchboard\\." + name + ")\\b(?! = )", all)).as("uses of " + name).isNotEmpty();
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(ROOT.resolve("platform")), Files.walk(ROOT.resolve("bundles")))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .toList();
        }
    }
}
