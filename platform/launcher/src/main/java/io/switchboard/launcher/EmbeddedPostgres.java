// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * A real PostgreSQL server with durable settings, kept below one directory. It is a process of its own that
 * outlives a killed launcher; the next start finds it and goes on with it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String SUPERUSER = "postgres";

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path directory;
    private final Path binaries;
    private final Path cluster;
    private final Unprivileged unprivileged;
    private final Durability durability;
    private final String password;
    private int port;
    private boolean adopted;

    private EmbeddedPostgres(Path directory, Path binaries, Unprivileged unprivileged, Durability durability) {
        this.directory = directory;
        this.binaries = binaries;
        this.cluster = directory.resolve("cluster");
        this.unprivileged = unprivileged;
        this.durability = durability;
        this.password = keptPassword(directory.resolve("superuser.password"));
    }

    /** Starts the server whose data is in the directory, makes it at the first time, adopts it if it runs. */
    public static EmbeddedPostgres start(Path directory) {
        return start(directory, Unprivileged.here(), BuildFacts.load(), Durability.FULL);
    }

    /**
     * Starts a server without data, for tests: what the directory held is thrown away first, and a crash of the
     * machine may lose what was committed.
     */
    public static EmbeddedPostgres startEmpty(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        stopIn(root);
        try {
            DataDirectory.delete(root.resolve("cluster"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + root, e);
        }
        return start(root, Unprivileged.here(), BuildFacts.load(), Durability.NONE);
    }

    static EmbeddedPostgres start(Path directory, Unprivileged unprivileged, BuildFacts build, Durability durability) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            PostgresCluster.refuseOtherMajor(root.resolve("cluster"), build.postgresMajor());
            Path binaries = PostgresBinaries.unpackedBelow(root, build.postgresVersion());
            EmbeddedPostgres postgres = new EmbeddedPostgres(root, binaries, unprivileged, durability);
            postgres.startOrAdopt();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL in " + root, e);
        }
    }

    /** Stops whatever server a launcher before us left running there, if any. */
    static void stopIn(Path directory) {
        Path cluster = directory.resolve("cluster");
        if (PostmasterFile.in(cluster).isPresent()) {
            Path binaries = directory.resolve("postgresql-" + BuildFacts.load().postgresVersion());
            new PostgresCluster(directory, cluster, binaries, Unprivileged.here()).stop();
        }
    }

    private static String keptPassword(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String made = InstallationSecrets.randomPassword();
        PrivateFiles.write(file, made + "\n");
        return made;
    }

    private void startOrAdopt() throws IOException {
        PostgresCluster files = new PostgresCluster(directory, cluster, binaries, unprivileged);
        if (!files.exists()) {
            files.initialize(password);
        }
        Shell.Result last = new Shell.Result(-1, "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (adopt()) {
                return;
            }
            port = files.configure(durability);
            last = files.start(LIMIT);
            if (last.ok() && answers(port)) {
                return;
            }
            if (PostmasterFile.in(cluster).isEmpty()) {
                break;
            }
            pause();
        }
        if (PostmasterFile.removeIfAbandoned(cluster) && files.start(LIMIT).ok()) {
            return;
        }
        throw new StartRefused("PostgreSQL did not start in " + cluster + ": " + files.lastWords(last.output()));
    }

    /** A server that runs on our data and knows our password is ours, whoever started it. */
    private boolean adopt() {
        Optional<PostmasterFile> running = PostmasterFile.in(cluster);
        if (running.isEmpty() || !answers(running.get().port())) {
            return false;
        }
        port = running.get().port();
        adopted = true;
        return true;
    }

    private boolean answers(int candidate) {
        try (Connection connection = connect(candidate, SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Path.of(row.getString(1)).toRealPath().equals(cluster.toRealPath());
        } catch (SQLException | IOException notThisOne) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while PostgreSQL was starting.", e);
        }
    }

    public int port() {
        return port;
    }

    /** Whether the server was running before {@link #start}. */
    public boolean adopted() {
        return adopted;
    }

    /** The JDBC address of a database in it, without credentials. */
    public String url(String database) {
        return url(port, database);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String superuserPassword() {
        return password;
    }

    /** Connects as the superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(port, database);
    }

    private Connection connect(int candidate, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "switchboard-launcher");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url(candidate, database), properties);
    }

    /** The process id of the server, or empty when it does not run. */
    public Optional<Long> pid() {
        return PostmasterFile.in(cluster).map(PostmasterFile::pid);
    }

    /** Ends open transactions, writes everything and stops. Does nothing when the server is gone already. */
    @Override
    public void close() {
        if (PostmasterFile.in(cluster).isEmpty()) {
            return;
        }
        Shell.Result stopped = new PostgresCluster(directory, cluster, binaries, unprivileged).stop();
        if (!stopped.ok() && PostmasterFile.in(cluster).isPresent()) {
            throw new IllegalStateException("PostgreSQL did not stop: " + stopped.output());
        }
    }
}
