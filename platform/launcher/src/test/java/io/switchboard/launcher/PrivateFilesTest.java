// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    private Path directory;

    @Test
    void every_value_comes_back_as_it_was() {
        Path file = directory.resolve("x.properties");
        Map<String, String> values = Map.of(
                "url", "jdbc:postgresql://h:1/x?a=b&c=d#e",
                "key with space:and=more", " leading and \\ backslash",
                "lines", "one\ntwo\tthree\r",
                "base64", "abc+/==",
                "name", "Ação ✓");

        PrivateFiles.writeProperties(file, "A comment.", values);

        assertThat(PrivateFiles.readProperties(file)).containsExactlyInAnyOrderEntriesOf(Map.copyOf(values));
    }

    @Test
    void a_file_that_others_could_read_is_replaced_by_one_they_cannot() throws IOException {
        Path file = directory.resolve("x");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        PrivateFiles.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
}
