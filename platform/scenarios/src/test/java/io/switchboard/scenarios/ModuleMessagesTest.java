// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module that brings texts brings each of them in every language. */
class ModuleMessagesTest {

    @Test
    void every_language_has_the_same_texts() throws IOException {
        List<Path> english = english();
        assertThat(english).isNotEmpty();
        for (Path file : english) {
            for (String language : List.of("es", "pt")) {
                Path other = file.resolveSibling("messages_" + language + ".properties");
                assertThat(read(other).keySet()).as(other.toString()).isEqualTo(read(file).keySet());
            }
        }
    }

    private static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(Sources.file("bundles"))) {
            return files.filter(file -> file.endsWith("META-INF/resources/messages_en.properties"))
                    .filter(file -> file.toString().contains("/src/"))
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }
}
