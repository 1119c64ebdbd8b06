// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path temporary;

    private DataDirectory data;

    @BeforeEach
    void inAFolderOfItsOwn() {
        data = DataDirectory.of(temporary.resolve("data"));
    }

    @Test
    void one_launcher_at_a_time() throws IOException {
        try (FileChannel held = data.lock()) {
            assertThat(held.isOpen()).isTrue();
            assertThatThrownBy(data::lock).isInstanceOf(StartRefused.class).hasMessageContaining("Another launcher");
        }
        data.lock().close();
    }

    @Test
    void emptying_removes_all_but_the_lock() throws IOException {
        try (FileChannel held = data.lock()) {
            InstallationSecrets.keptIn(data.secrets());
            Files.createDirectories(data.postgres().resolve("cluster"));
            Files.createSymbolicLink(data.root().resolve("link"), temporary);

            data.empty();

            assertThat(held.isOpen()).isTrue();
            assertThat(Files.list(data.root())).hasSize(1);
            assertThat(temporary).exists();
        }
    }

    @Test
    void a_foreign_folder_is_never_emptied() throws IOException {
        Path precious = Files.createDirectories(data.root()).resolve("thesis.txt");
        Files.writeString(precious, "years of work");

        assertThatThrownBy(data::empty).isInstanceOf(StartRefused.class).hasMessageContaining("was not made by this launcher");
        assertThat(precious).exists();
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_in_a_sentence() throws IOException {
        Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.of(temporary.resolve("file").resolve("data")).lock())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--data");
    }
}
