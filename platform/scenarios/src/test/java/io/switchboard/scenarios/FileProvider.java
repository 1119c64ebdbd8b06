// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A Cloud API that has files, and gives each of them the way it is told to. */
final class FileProvider implements AutoCloseable {
    /** How one request for a file ends. */
    enum Answer {
        WHOLE,
        BUSY,
        CUT,
        GONE
    }

    private static final String UNKNOWN =
            """
            {"error":{"message":"Unsupported get request","type":"GraphMethodException","code":100,"error_subcode":33}}
            """;

    private final HttpServer server;
    private final byte[] content;
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();

    FileProvider(byte[] content) {
        this.content = content;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The file's answers, one for each time it is asked for; the last one stays. */
    void plan(String media, Answer... inTurn) {
        answers.put(media, new ConcurrentLinkedQueue<>(List.of(inTurn)));
    }

    /** Whether every answer but the last was given. */
    boolean isAtLast(String media) {
        return answers.get(media).size() == 1;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (path.startsWith("/bytes/")) {
                give(exchange, next(last));
            } else if (answers.containsKey(last)) {
                describe(exchange, last);
            } else {
                json(exchange, 200, "{\"id\":\"1\",\"display_phone_number\":\"+351 910 000 000\",\"success\":true}");
            }
        }
    }

    private Answer next(String media) {
        Queue<Answer> left = answers.get(media);
        return left.size() > 1 ? left.remove() : left.element();
    }

    private void describe(HttpExchange exchange, String media) throws IOException {
        if (answers.get(media).element() == Answer.GONE) {
            json(exchange, 404, UNKNOWN);
        } else {
            json(exchange, 200, "{\"id\":\"%s\",\"mime_type\":\"text/plain\",\"file_size\":%d,\"url\":\"%s/bytes/%s\"}"
                    .formatted(media, content.length, address(), media));
        }
    }

    private void give(HttpExchange exchange, Answer answer) throws IOException {
        if (answer == Answer.BUSY) {
            json(exchange, 503, "{}");
            return;
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, answer == Answer.CUT ? content.length / 2 : content.length);
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
