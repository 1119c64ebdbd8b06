// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import io.switchboard.benchmarks.product.JavaProcess;
import io.switchboard.benchmarks.product.Stage;
import io.switchboard.launcher.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The webhook's work with Spring Boot and JPA, in a process of its own, in a database of its own of the same server. */
final class SpringPeer implements AutoCloseable {
    private static final String DATABASE = "spring_peer";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final JavaProcess process;
    private final Endpoint endpoint;

    private SpringPeer(JavaProcess process, Endpoint endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static SpringPeer start(Stage stage, Path target) throws IOException, SQLException {
        createDatabase(stage.postgres());
        Path build = Path.of(System.getProperty("benchmark.springPeer"));
        if (!Files.isDirectory(build.resolve("lib"))) {
            throw new IOException("The Spring peer is not built in " + build + "; run mvn -Pbenchmark verify at the root.");
        }
        int port = Stage.freePort();
        String secret = UUID.randomUUID().toString();
        ProcessBuilder java = new ProcessBuilder(command(build, port));
        java.environment().put("SPRING_DATASOURCE_URL", stage.postgres().url(DATABASE) + "?reWriteBatchedInserts=true");
        java.environment().put("SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.SUPERUSER);
        java.environment().put("SPRING_DATASOURCE_PASSWORD", stage.postgres().superuserPassword());
        java.environment().put("PEER_APP_SECRET", secret);
        JavaProcess process = JavaProcess.start(java, target.resolve("spring-peer.log"));
        process.awaitPort(port, START_LIMIT);
        return new SpringPeer(process, new Endpoint("127.0.0.1", port, "/webhooks/one", "1", secret));
    }

    private static List<String> command(Path build, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Stage.JVM_OPTIONS);
        command.addAll(List.of("-cp", build.resolve("classes") + ":" + build.resolve("lib") + "/*"));
        command.addAll(List.of("io.switchboard.peer.SpringPeer", "--server.port=" + port));
        return command;
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection superuser = postgres.connect("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.close();
    }
}
