// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The whole product, running: database and server. What the launcher starts, the stories start too. */
public final class Product implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    private final ProductOptions options;
    private final Progress progress;
    /** Held by each step of a start and by the end, so that the end finds nothing half made. */
    private final ReentrantLock step = new ReentrantLock();

    private final DataDirectory data;
    private @Nullable FileChannel lock;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable ServerSettings settings;
    private volatile @Nullable ServerProcess server;
    private volatile boolean closed;

    private Product(ProductOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.data = DataDirectory.of(options.data());
    }

    /** Starts everything and comes back when it is ready. What was started is stopped again if a step fails. */
    public static Product start(ProductOptions options, Progress progress) {
        Product product = unstarted(options, progress);
        product.start();
        return product;
    }

    /**
     * Starts everything but the server, for one who starts that with means of its own: it lies in
     * {@link #serverDirectory} and needs {@link #serverEnvironment}. Close the product after that server.
     */
    public static Product prepare(ProductOptions options, Progress progress) {
        Product product = unstarted(options, progress);
        product.orClosed(() -> {
            product.prepare();
            product.inStep(product::layOutServer);
        });
        return product;
    }

    /** For one who must be able to close it while it starts. */
    static Product unstarted(ProductOptions options, Progress progress) {
        return new Product(options, progress);
    }

    void start() {
        orClosed(() -> {
            prepare();
            restartServer();
            if (options.demo()) {
                new DemoSetup(settings(), progress).connectPhone();
            }
        });
    }

    private void orClosed(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void prepare() {
        options.home().check();
        inStep(this::openData);
        inStep(this::prepareDatabase);
    }

    private void openData() {
        lock = data.lock();
        if (options.reset()) {
            progress.say("Emptying " + data.root());
            EmbeddedPostgres.stopIn(data.postgres());
            data.empty();
        }
        Ports.refuseIfTaken(options.httpPort(), "the pages", "--http-port");
    }

    private void prepareDatabase() {
        InstallationSecrets secrets = InstallationSecrets.keptIn(data.secrets());
        String url = options.externalDatabase()
                ? options.settings().get(ProductOptions.DATABASE_URL)
                : startPostgres(secrets);
        ServerSettings made = ServerSettings.of(options, data, secrets, url);
        if (options.externalDatabase()) {
            ExternalDatabase.check(made);
        }
        if (options.demo()) {
            refuseIfTaken(made.phoneUrl().getPort(), "the customer's phone", ProductOptions.PHONE_PORT);
            refuseIfTaken(made.mailServerPort(), "the mail catcher", ProductOptions.MAIL_SERVER_PORT);
            refuseIfTaken(made.mailUrl().getPort(), "the team's mail", ProductOptions.MAIL_PAGE_PORT);
        }
        settings = made;
    }

    private static void refuseIfTaken(int port, String what, String setting) {
        Ports.refuseIfTaken(port, what, "--set " + setting + "=…");
    }

    private String startPostgres(InstallationSecrets secrets) {
        progress.say("Starting PostgreSQL " + BuildFacts.load().postgresVersion() + " in " + data.postgres());
        EmbeddedPostgres started = EmbeddedPostgres.start(data.postgres());
        postgres = started;
        progress.say("  " + (started.adopted() ? "it was running already" : "it is running") + ", port " + started.port());
        DatabaseSetup.apply(started::connect, secrets);
        return started.url(DatabaseSetup.DATABASE);
    }

    /** Starts the server, after it was killed or in place of the running one, and waits until it is ready. */
    public void restartServer() {
        inStep(this::launchServer);
        ServerProcess launched = Objects.requireNonNull(server);
        launched.awaitReady(health(), READY_LIMIT, progress);
    }

    private void launchServer() {
        if (server != null) {
            server.close();
        }
        layOutServer();
        progress.say("Starting the server, its log is " + data.logs().resolve("messages.log"));
        Map<String, String> environment = new HashMap<>();
        CommandLine.consumedNames().forEach(name -> environment.put(name, ""));
        environment.putAll(serverEnvironment());
        server = ServerProcess.start(options.home().liberty(), data.server(), data.logs(), environment);
    }

    private void layOutServer() {
        settings().writeTo(data.settings());
        ServerDirectory.layOut(data.server(), options.home(), options.jvmOptions());
        FeatureFiles.layOut(options.home().features(), data.features(), options.demo());
    }

    /** Where the server and the application find their settings. */
    public Map<String, String> serverEnvironment() {
        return Map.of(
                "SWITCHBOARD_CONFIG_FILE", ServerSettings.fileIn(data.settings()).toString(),
                "VARIABLE_SOURCE_DIRS", data.settings().toString());
    }

    private void inStep(Runnable work) {
        step.lock();
        try {
            if (closed) {
                throw new StartRefused("Stopped while starting.");
            }
            work.run();
        } finally {
            step.unlock();
        }
    }

    private URI health() {
        return settings().localUrl().resolve("/health/ready");
    }

    /** Kills the server as a crash would; the database goes on. */
    public void killServer() {
        Optional.ofNullable(server).ifPresent(ServerProcess::kill);
    }

    /** Completes with the server's exit code, whoever ends it. A restart has a new one. */
    public CompletableFuture<Integer> serverExit() {
        return Objects.requireNonNull(server, "not started").onExit();
    }

    public ServerProcess server() {
        return Objects.requireNonNull(server, "not started");
    }

    /** The address of the pages and of the API, without a slash at its end. */
    public URI url() {
        return settings().publicUrl();
    }

    /** The page of the simulator's phones. */
    public URI phoneUrl() {
        return settings().phoneUrl();
    }

    /** The page of the caught mails. */
    public URI mailUrl() {
        return settings().mailUrl();
    }

    public String databaseUrl() {
        return settings().value(ProductOptions.DATABASE_URL);
    }

    /** The embedded database, if there is one. */
    public Optional<EmbeddedPostgres> postgres() {
        return Optional.ofNullable(postgres);
    }

    /** A key of the server's configuration, passwords included. */
    public String setting(String key) {
        return settings().value(key);
    }

    public Path dataDirectory() {
        return data.root();
    }

    /** The server's own folder: configuration, application, driver, options of its Java machine. */
    public Path serverDirectory() {
        return ServerDirectory.in(data.server());
    }

    boolean isClosed() {
        return closed;
    }

    ServerSettings settings() {
        return Objects.requireNonNull(settings, "not started");
    }

    /** Stops the server, then the database. May be called at any time and again. */
    @Override
    public void close() {
        closed = true;
        step.lock();
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            closeDatabase();
            step.unlock();
        }
    }

    private void closeDatabase() {
        try {
            if (postgres != null) {
                postgres.close();
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
