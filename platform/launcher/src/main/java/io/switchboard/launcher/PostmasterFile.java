// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The file that a running PostgreSQL keeps in its data directory, and a killed one leaves there. */
record PostmasterFile(long pid, int port) {
    private static final int PORT_LINE = 3;

    static Optional<PostmasterFile> in(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /**
     * Removes the file of a server that is dead but whose process nobody has reaped: PostgreSQL itself
     * takes such a zombie for a running server. Only when no process works in the directory any more.
     */
    static boolean removeIfAbandoned(Path cluster) throws IOException {
        Optional<PostmasterFile> file = in(cluster);
        if (file.isEmpty() || !zombie(file.get().pid()) || inUse(cluster)) {
            return false;
        }
        return Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private static boolean zombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Each process of a PostgreSQL server has the data directory as its working directory. */
    private static boolean inUse(Path cluster) throws IOException {
        Path real = cluster.toRealPath();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.anyMatch(process -> worksIn(process, real));
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
        } catch (IOException | UnsupportedOperationException notAProcessOrGone) {
            return false;
        }
    }
}
