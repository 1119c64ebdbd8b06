// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {
    @TempDir
    private Path cluster;

    private Process parent;

    @AfterEach
    void gone() {
        if (parent != null) {
            parent.destroyForcibly();
        }
    }

    @Test
    void it_names_process_and_port() throws IOException {
        write(4711);

        assertThat(PostmasterFile.in(cluster)).contains(new PostmasterFile(4711, 25432));
    }

    @Test
    void a_half_written_or_missing_one_says_nothing() throws IOException {
        assertThat(PostmasterFile.in(cluster)).isEmpty();
        Files.writeString(cluster.resolve("postmaster.pid"), "4711\n/somewhere\n");
        assertThat(PostmasterFile.in(cluster)).isEmpty();
    }

    @Test
    void that_of_a_zombie_is_removed() throws IOException {
        write(zombie());

        assertThat(PostmasterFile.removeIfAbandoned(cluster)).isTrue();
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void that_of_a_living_process_stays() throws IOException {
        write(ProcessHandle.current().pid());

        assertThat(PostmasterFile.removeIfAbandoned(cluster)).isFalse();
        assertThat(cluster.resolve("postmaster.pid")).exists();
    }

    @Test
    void it_stays_while_a_child_of_the_dead_server_works_in_the_directory() throws IOException {
        write(zombie());
        Process child = new ProcessBuilder("sleep", "60").directory(cluster.toFile()).start();
        try {
            assertThat(PostmasterFile.removeIfAbandoned(cluster)).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    private void write(long process) throws IOException {
        Files.writeString(cluster.resolve("postmaster.pid"),
                process + "\n" + cluster + "\n1700000000\n25432\n\n127.0.0.1\n  1  2\nready   \n");
    }

    /** A dead process whose parent, no shell any more, never asks for its exit code. */
    private long zombie() throws IOException {
        parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
        long process = Long.parseLong(parent.inputReader().readLine());
        await(parent.pid(), "(sleep)");
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
        await(process, ") Z ");
        return process;
    }

    private static void await(long process, String state) throws IOException {
        while (!Files.readString(Path.of("/proc/" + process + "/stat")).contains(state)) {
            Thread.onSpinWait();
        }
    }
}
