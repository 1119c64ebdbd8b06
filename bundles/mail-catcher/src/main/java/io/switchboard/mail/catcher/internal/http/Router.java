// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the handler of a request by method and path; <code>{name}</code> stands for one segment. */
public final class Router implements HttpHandler {

    /** Answers one call. */
    @FunctionalInterface
    interface Handler {
        Reply handle(Call call) throws IOException;
    }

    private record Route(String method, String[] segments, Handler handler) {}

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<Route> routes = new ArrayList<>();

    Router add(String method, String pattern, Handler handler) {
        routes.add(new Route(method, pattern.split("/", -1), handler));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Reply answer(HttpExchange exchange) {
        try {
            refuseForeignNames(exchange);
            return route(exchange);
        } catch (Problem problem) {
            return problem.reply();
        } catch (IOException | RuntimeException e) {
            LOG.error("The mail catcher failed on {} {}", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
            return new Problem(500, "server.error", "The mail catcher failed; the log of the server says why.").reply();
        }
    }

    /** A page of another site could give its own name this machine's address, and read the mails as its own. */
    private static void refuseForeignNames(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new Problem(421, "request.misdirected", "Call this server by the name localhost.");
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean pathKnown = false;
        for (Route route : routes) {
            Map<String, String> variables = match(route.segments(), path);
            if (variables != null && route.method().equals(exchange.getRequestMethod())) {
                return route.handler().handle(new Call(exchange, variables));
            }
            pathKnown |= variables != null;
        }
        throw pathKnown
                ? new Problem(405, "request.method", "This address does not take " + exchange.getRequestMethod() + ".")
                : new Problem(404, "request.not_found", "There is nothing at this address.");
    }

    private static @Nullable Map<String, String> match(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{") && !path[i].isEmpty()) {
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
            } else if (!pattern[i].equals(path[i])) {
                return null;
            }
        }
        return variables;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        // Left-over input would be read as the next request of the connection.
        exchange.getRequestBody().close();
        if (!reply.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
