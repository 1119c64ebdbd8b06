// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys archives that appear in a folder, each as soon as it is whole. A half one is left until it grows up. */
final class DropFolder implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(DropFolder.class);
    private static final Duration BEAT = Duration.ofMillis(300);

    /** A file that has not grown for so long, and is not whole, is said to be broken. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Takes files that are whole, and is told of those that stay broken. */
    interface Inbox {
        /** The file is the inbox's to delete. */
        void take(Path file, String fileName) throws IOException;

        void broken(String fileName);
    }

    private record Seen(long size, long modified, long since, boolean reported) {
        boolean isSame(BasicFileAttributes now) {
            return size == now.size() && modified == now.lastModifiedTime().toMillis();
        }
    }

    private final Path directory;
    private final Path taken;
    private final Inbox inbox;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drop-folder");
        thread.setDaemon(true);
        return thread;
    });

    /** @param taken where a file goes before it is read, so that nobody writes to it any more */
    DropFolder(Path directory, Path taken, Inbox inbox) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.taken = Files.createDirectories(taken);
        this.inbox = inbox;
    }

    void watch() {
        watcher.scheduleWithFixedDelay(this::round, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            Set<Path> there = new HashSet<>(jars());
            seen.keySet().retainAll(there);
            for (Path file : there) {
                look(file);
            }
        } catch (IOException | RuntimeException e) {
            // The border of a loop that must not end.
            logger.error("The drop folder {} could not be looked at; it is tried again", directory, e);
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private void look(Path file) throws IOException {
        @Nullable BasicFileAttributes now = attributes(file);
        if (now == null || !now.isRegularFile()) {
            return;
        }
        Seen before = seen.get(file);
        if (before == null || !before.isSame(now)) {
            seen.put(file, new Seen(now.size(), now.lastModifiedTime().toMillis(), System.nanoTime(), false));
        } else if (isWhole(file)) {
            seen.remove(file);
            take(file);
        } else if (!before.reported() && System.nanoTime() - before.since() > PATIENCE.toNanos()) {
            seen.put(file, new Seen(before.size(), before.modified(), before.since(), true));
            inbox.broken(file.getFileName().toString());
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static boolean isWhole(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (IOException e) {
            logger.debug("{} is not whole yet", file, e);
            return false;
        }
    }

    private void take(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path mine = Files.createTempFile(taken, "dropped", ".jar");
        Files.move(file, mine, StandardCopyOption.REPLACE_EXISTING);
        inbox.take(mine, name);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
