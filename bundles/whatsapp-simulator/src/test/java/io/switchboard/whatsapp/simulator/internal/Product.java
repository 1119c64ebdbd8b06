// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The product's end of the webhooks: answers the challenge, remembers what came. */
final class Product implements AutoCloseable {

    /** One webhook as it came. */
    record Received(byte[] body, @Nullable String signature) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode value() {
            try {
                return Json.parse(body).path("entry").path(0).path("changes").path(0).path("value");
            } catch (IOException e) {
                throw new AssertionError("A webhook that is not JSON: " + text(), e);
            }
        }
    }

    static final String VERIFY_TOKEN = "verify me";

    private static final Pattern CHALLENGE = Pattern.compile("hub\\.challenge=([^&]+)");

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private int port;
    private HttpServer server;
    private volatile int status = 200;

    Product() throws IOException {
        server = open();
        port = server.getAddress().getPort();
    }

    String callback() {
        return "http://127.0.0.1:" + port + "/hooks/whatsapp/one";
    }

    void answer(int newStatus) {
        status = newStatus;
    }

    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = open();
    }

    List<Received> received() {
        return received;
    }

    /** The messages of all webhooks so far. */
    List<JsonNode> messages() {
        return all("messages");
    }

    List<JsonNode> statuses() {
        return all("statuses");
    }

    /** The ticks of one message, in the order in which they came. */
    List<String> ticks(String messageId) {
        return statuses().stream()
                .filter(status -> status.path("id").asText().equals(messageId))
                .map(status -> status.path("status").asText())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private List<JsonNode> all(String name) {
        List<JsonNode> all = new ArrayList<>();
        received.forEach(webhook -> webhook.value().path(name).forEach(all::add));
        return all;
    }

    private HttpServer open() throws IOException {
        HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        fresh.setExecutor(threads);
        fresh.createContext("/hooks", this::handle);
        fresh.start();
        return fresh;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                challenge(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status == 200) {
                received.add(new Received(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void challenge(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Matcher matcher = CHALLENGE.matcher(query);
        boolean known = query.contains("hub.mode=subscribe") && query.contains("hub.verify_token=verify+me") && matcher.find();
        byte[] answer = (known ? matcher.group(1) : "no").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 403, answer.length);
        exchange.getResponseBody().write(answer);
    }
}
