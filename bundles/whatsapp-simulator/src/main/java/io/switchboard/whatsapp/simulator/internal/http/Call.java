// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP request with the variables of its route. */
public final class Call {

    /** Meta's largest document, plus its multipart frame. */
    private static final int LARGEST_BODY = 101 * 1024 * 1024;

    private final HttpExchange exchange;
    private final Map<String, String> variables;
    private byte @Nullable [] body;

    Call(HttpExchange exchange, Map<String, String> variables) {
        this.exchange = exchange;
        this.variables = variables;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no variable " + name);
        }
        return value;
    }

    public Optional<String> query(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decode(pair.substring(0, equals)).equals(name)) {
                return Optional.of(decode(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    public int queryNumber(String name, int otherwise) {
        try {
            return query(name).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Refused.badRequest("The parameter " + name + " must be a whole number.");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public Optional<String> bearerToken() {
        return header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer "))
                .map(value -> value.substring(7).strip());
    }

    /** The address under which the caller reached this server. */
    public String base() {
        return "http://" + header("Host").orElse("127.0.0.1:" + exchange.getLocalAddress().getPort());
    }

    public byte[] body() {
        byte[] read = body;
        if (read == null) {
            try (InputStream in = exchange.getRequestBody()) {
                read = in.readNBytes(LARGEST_BODY + 1);
            } catch (IOException e) {
                throw Refused.badRequest("The request body ended early.");
            }
            if (read.length > LARGEST_BODY) {
                throw new Refused(413, "The request body is larger than 101 MB.");
            }
            body = read;
        }
        return read;
    }

    public JsonNode tree() {
        try {
            return Json.parse(body());
        } catch (IOException e) {
            throw Refused.badRequest("The request body is not JSON.");
        }
    }

    /**
     * The JSON object of a control request; an empty body is an empty object. The content type is
     * insisted upon, so that a page of another site cannot post here without a preflight.
     */
    public ObjectNode json() {
        if (!header("Content-Type").orElse("").startsWith("application/json")) {
            throw new Refused(415, "Send the header Content-Type: application/json.");
        }
        if (body().length == 0) {
            return Json.object();
        }
        if (tree() instanceof ObjectNode object) {
            return object;
        }
        throw Refused.badRequest("The request body must be a JSON object.");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
