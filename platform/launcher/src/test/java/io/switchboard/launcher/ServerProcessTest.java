// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script in the place of the server's. */
class ServerProcessTest {
    @TempDir
    private Path directory;

    private HttpServer http;

    @BeforeEach
    void anAddressToAsk() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.start();
    }

    @AfterEach
    void gone() {
        http.stop(0);
    }

    @Test
    void it_waits_until_the_server_says_that_it_is_ready() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        http.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        try (ServerProcess server = start("exec sleep 60")) {
            server.awaitReady(health(), Duration.ofSeconds(20), Progress.SILENT);

            assertThat(asked).hasValue(3);
            assertThat(server.alive()).isTrue();
        }
    }

    @Test
    void a_server_that_ends_is_refused_with_its_own_words() throws IOException {
        try (ServerProcess server = start("echo 'the reason why'; exit 7")) {
            assertThatThrownBy(() -> server.awaitReady(health(), Duration.ofSeconds(20), Progress.SILENT))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("ended while it was starting")
                    .hasMessageContaining("the reason why");
            assertThat(server.onExit().join()).isEqualTo(7);
        }
    }

    @Test
    void an_application_that_failed_is_not_waited_for() throws IOException {
        http.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        String log = directory.resolve("logs").resolve("messages.log").toString();
        String words = "E SRVE0283E: Exception caught while initializing context: Bad: a key is missing\nE CWWKZ0002E: not started";
        try (ServerProcess server = start("echo '" + words + "' > " + log + "; exec sleep 60")) {
            assertThatThrownBy(() -> server.awaitReady(health(), Duration.ofSeconds(20), Progress.SILENT))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("The application did not start: Bad: a key is missing (all of it in ");
        }
    }

    @Test
    void stopping_lets_it_end_in_order() throws IOException {
        Path ended = directory.resolve("ended");
        try (ServerProcess server = start("trap 'echo in order > " + ended + "; exit 0' TERM; echo up; while :; do sleep 0.05; done")) {
            awaitWords(server);

            server.stop();

            assertThat(ended).hasContent("in order");
            assertThat(server.alive()).isFalse();
        }
    }

    @Test
    void killing_does_not_ask() throws IOException {
        Path ended = directory.resolve("ended");
        try (ServerProcess server = start("trap 'echo asked > " + ended + "; exit 0' TERM; echo up; while :; do sleep 0.05; done")) {
            awaitWords(server);

            server.kill();

            assertThat(server.alive()).isFalse();
            assertThat(ended).doesNotExist();
        }
    }

    @Test
    void an_empty_value_keeps_a_name_from_the_server() throws IOException {
        Map<String, String> environment = Map.of("PATH_GIVEN", "yes", "HOME", "");
        try (ServerProcess server = start("echo \"${PATH_GIVEN}:${HOME-none}:$1:$2\"", environment)) {
            server.onExit().join();

            assertThat(server.lastLines(1)).containsExactly("yes:none:run:switchboard");
        }
    }

    /** The kernel takes the thread that starts a process for its parent; that of a test's pool may end at once. */
    @Test
    void it_outlives_the_thread_that_started_it() throws Exception {
        ServerProcess[] started = new ServerProcess[1];
        Thread shortLived = new Thread(() -> started[0] = start("echo up; exec sleep 60"));
        shortLived.start();
        shortLived.join();
        try (ServerProcess server = started[0]) {
            awaitWords(server);
            assertThatThrownBy(() -> server.onExit().get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    private URI health() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/health/ready");
    }

    private static void awaitWords(ServerProcess server) {
        while (server.alive() && !server.lastLines(1).equals(List.of("up"))) {
            Thread.onSpinWait();
        }
    }

    private ServerProcess start(String script) {
        return start(script, Map.of());
    }

    private ServerProcess start(String script, Map<String, String> environment) {
        try {
            Path program = Files.createDirectories(directory.resolve("liberty").resolve("bin")).resolve("server");
            Files.writeString(program, "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return ServerProcess.start(directory.resolve("liberty"), directory, directory.resolve("logs"), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
