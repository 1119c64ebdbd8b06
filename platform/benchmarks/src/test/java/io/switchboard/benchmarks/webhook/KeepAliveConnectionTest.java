// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepAliveConnectionTest {
    private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            callers.add(exchange.getRemoteAddress());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/last")) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(body.length == 0 ? 200 : 202, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void manyCallsGoOverOneConnection() throws IOException {
        try (KeepAliveConnection connection = connect()) {
            for (int i = 0; i < 5; i++) {
                assertThat(connection.exchange(request("/", "body " + i))).isEqualTo(202);
                assertThat(connection.exchange(request("/", ""))).isEqualTo(200);
            }
        }
        assertThat(callers).hasSize(1);
    }

    @Test
    void aConnectionThatTheServerEndsIsReplaced() throws IOException {
        try (KeepAliveConnection connection = connect()) {
            assertThat(connection.exchange(request("/last", "x"))).isEqualTo(202);
            assertThat(connection.exchange(request("/", "x"))).isEqualTo(202);
        }
        assertThat(callers).hasSize(2);
    }

    @Test
    void aServerThatIsGoneIsNoAnswer() throws IOException {
        try (KeepAliveConnection connection = connect()) {
            server.stop(0);
            assertThatThrownBy(() -> connection.exchange(request("/", "x"))).isInstanceOf(IOException.class);
        }
    }

    private KeepAliveConnection connect() {
        return new KeepAliveConnection(server.getAddress().getHostString(), server.getAddress().getPort());
    }

    private static byte[] request(String path, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
