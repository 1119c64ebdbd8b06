// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where one installation keeps all that outlives a start. */
record DataDirectory(Path root) {
    private static final String LOCK = "launcher.lock";

    static DataDirectory of(Path directory) {
        return new DataDirectory(directory.toAbsolutePath().normalize());
    }

    /** Makes the directory; until the channel is closed no second launcher gets in. */
    FileChannel lock() {
        return lockIfFree().orElseThrow(() -> new StartRefused("Another launcher is running on " + root
                + "; stop it with Ctrl-C, or give another directory with --data."));
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** Empty while another launcher has it. */
    Optional<FileChannel> lockIfFree() {
        try {
            Files.createDirectories(root);
            return locked();
        } catch (IOException e) {
            throw new StartRefused("The data directory " + root + " cannot be used (" + e.getMessage()
                    + "); give another one with --data.", e);
        }
    }

    private Optional<FileChannel> locked() throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** Removes everything in it, after its database was stopped. Refuses a directory that is not one of ours. */
    void empty() {
        try (Stream<Path> files = Files.list(root)) {
            List<Path> inside = files.filter(file -> !file.endsWith(LOCK)).toList();
            if (!inside.isEmpty() && !Files.exists(secrets())) {
                throw new StartRefused(root + " was not made by this launcher, so --reset does not empty it;"
                        + " remove what is in it by hand, or give another directory with --data.");
            }
            for (Path file : inside) {
                delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + root, e);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** The folder that the server reads its variables from; the application reads the same file. */
    Path settings() {
        return root.resolve("settings");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path server() {
        return root.resolve("liberty-usr");
    }

    Path deploy() {
        return root.resolve("deploy");
    }

    Path store() {
        return root.resolve("store");
    }

    Path features() {
        return root.resolve("features");
    }

    Path logs() {
        return root.resolve("logs");
    }
}
