// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** The files of one PostgreSQL server and the programs that make, start and stop it. */
record PostgresCluster(Path directory, Path cluster, Path binaries, Unprivileged unprivileged) {
    private static final long LOG_LIMIT = 10_000_000;

    static void refuseOtherMajor(Path cluster, String major) throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return;
        }
        String found = Files.readString(version).strip();
        if (!found.equals(major)) {
            throw new StartRefused("The database in " + cluster + " was written by PostgreSQL " + found
                    + " and this build carries PostgreSQL " + major + "; dump it with the build that wrote it and load"
                    + " it into a new --data directory, or serve it yourself and give --database-url.");
        }
    }

    boolean exists() {
        return Files.exists(cluster.resolve("PG_VERSION"));
    }

    /** Made aside and moved into place, so that an interrupted initdb is not taken for a database. */
    void initialize(String password) throws IOException {
        Path half = directory.resolve("cluster.half");
        Path passwordFile = directory.resolve("initdb.password");
        DataDirectory.delete(half);
        PrivateFiles.write(passwordFile, password + "\n");
        unprivileged.own(directory);
        try {
            Shell.Result made = run(Duration.ofMinutes(2), "initdb", "-D", half.toString(), "-U", EmbeddedPostgres.SUPERUSER,
                    "-A", "scram-sha-256", "--pwfile=" + passwordFile, "--data-checksums", "-E", "UTF8",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
            if (!made.ok()) {
                throw new StartRefused("PostgreSQL's initdb failed in " + directory + ": " + lastLine(made.output()));
            }
            Files.writeString(half.resolve("postgresql.conf"), "\ninclude = 'switchboard.conf'\n", StandardOpenOption.APPEND);
            Files.writeString(half.resolve("switchboard.conf"), "");
            Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** Writes our settings and returns the port: the one of the last start unless somebody else took it. */
    int configure(Durability durability) throws IOException {
        Path file = directory.resolve("port");
        int port = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : Ports.choose();
        if (!Ports.free(port)) {
            port = Ports.choose();
        }
        Files.writeString(file, port + "\n");
        Files.writeString(cluster.resolve("switchboard.conf"), """
                # Written at each start.
                port = %1$d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                shared_buffers = '256MB'
                max_wal_size = '1GB'
                random_page_cost = 1.1
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%u@%%d '
                # A failing statement may carry somebody's words: its text stays out of the log.
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port, durability.setting()));
        unprivileged.own(directory);
        return port;
    }

    /** Comes back when the server accepts connections, after a recovery if one is due. */
    Shell.Result start(Duration limit) throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), log().resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return run(limit.plusSeconds(5), "pg_ctl", "-D", cluster.toString(), "-l", log().toString(),
                "-w", "-t", Long.toString(limit.toSeconds()), "start");
    }

    Shell.Result stop() {
        return run(Duration.ofSeconds(70), "pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60", "stop");
    }

    /** The server's own last line says more than that of pg_ctl. */
    String lastWords(String fallback) throws IOException {
        if (!Files.exists(log())) {
            return lastLine(fallback);
        }
        List<String> lines = Files.readAllLines(log());
        return lines.stream()
                .skip(Math.max(0, lines.size() - 20))
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, second) -> second)
                .orElse(lastLine(fallback)) + " (all of it in " + log() + ")";
    }

    private Path log() {
        return directory.resolve("postgres.log");
    }

    private Shell.Result run(Duration limit, String program, String... arguments) {
        return Shell.run(unprivileged.command(binaries.resolve("bin").resolve(program).toString(), arguments), limit);
    }

    private static String lastLine(String text) {
        return text.isBlank() ? "no reason was given" : text.substring(text.lastIndexOf('\n') + 1);
    }
}
