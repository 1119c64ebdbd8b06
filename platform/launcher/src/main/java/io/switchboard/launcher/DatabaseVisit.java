// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database of an installation, for as long as somebody looks at it. The embedded one is started for that
 * time when it does not run, and no launcher gets in meanwhile.
 */
final class DatabaseVisit implements AutoCloseable {
    private static final String NAME = "embedded database";

    private final boolean isRunning;
    private final @Nullable FileChannel lock;
    private @Nullable EmbeddedPostgres started;
    private @Nullable String url;
    private @Nullable Finding finding;

    private DatabaseVisit(boolean isRunning, @Nullable FileChannel lock) {
        this.isRunning = isRunning;
        this.lock = lock;
    }

    static DatabaseVisit to(ProductOptions options, DataDirectory data) {
        Optional<FileChannel> lock;
        try {
            lock = data.exists() ? data.lockIfFree() : Optional.empty();
        } catch (StartRefused e) {
            // Somebody who may not write there is told so, and all else is looked at.
            DatabaseVisit kept = new DatabaseVisit(false, null);
            kept.finding = Finding.refused(NAME, e);
            return kept;
        }
        DatabaseVisit visit = new DatabaseVisit(data.exists() && lock.isEmpty(), lock.orElse(null));
        if (options.externalDatabase()) {
            visit.url = options.settings().get(ProductOptions.DATABASE_URL);
        } else {
            visit.reachEmbedded(data.postgres());
        }
        return visit;
    }

    private void reachEmbedded(Path directory) {
        Path cluster = directory.resolve("cluster");
        if (!Files.exists(cluster)) {
            finding = Finding.ok(NAME, "It is made at the first start.");
        } else if (isRunning) {
            adopt(cluster);
        } else {
            start(directory);
        }
    }

    private void adopt(Path cluster) {
        Optional<PostmasterFile> running = PostmasterFile.in(cluster);
        url = running.map(file -> EmbeddedPostgres.url(file.port(), DatabaseSetup.DATABASE)).orElse(null);
        finding = running.map(file -> Finding.ok(NAME, "It runs as process " + file.pid() + "."))
                .orElseGet(() -> Finding.away(NAME, "The product runs without its database.", "Look again once it has started or stopped."));
    }

    private void start(Path directory) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
            url = postgres.url(DatabaseSetup.DATABASE);
            if (postgres.adopted()) {
                finding = Finding.ok(NAME, "It runs, left over from a launcher that was killed; the next start goes on with it.");
            } else {
                started = postgres;
                finding = Finding.ok(NAME, "It starts; it was started to look at it, and is stopped again.");
            }
        } catch (StartRefused e) {
            finding = Finding.refused(NAME, e);
        }
    }

    /** Whether the product runs on the directory. */
    boolean isRunning() {
        return isRunning;
    }

    /** Empty when there is none yet, or it does not start. */
    Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** What is to be said about the embedded one. */
    Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    @Override
    public void close() {
        try {
            if (started != null) {
                started.close();
            }
        } finally {
            unlock();
        }
    }

    private void unlock() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
