// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the handler of a request by method and path; <code>{name}</code> stands for one segment. */
public final class Router implements HttpHandler {

    /** Answers one call. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Call call);
    }

    private record Route(String method, String[] segments, Handler handler) {}

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final List<Route> routes = new ArrayList<>();

    /** Routes are tried in the order in which they were added. */
    public Router add(String method, String pattern, Handler handler) {
        routes.add(new Route(method, pattern.split("/", -1), handler));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = answer(exchange);
            if (reply != Reply.NONE) {
                send(exchange, reply);
            }
        }
    }

    private Reply answer(HttpExchange exchange) {
        try {
            return route(exchange);
        } catch (Refused refused) {
            return refused.reply();
        } catch (RuntimeException e) {
            LOG.error("The simulator failed on {} {}", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
            return Reply.json(500, Json.object().put("error", "The simulator failed; its log says why."));
        }
    }

    private Reply route(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean pathKnown = false;
        for (Route route : routes) {
            Map<String, String> variables = match(route.segments(), path);
            if (variables == null) {
                continue;
            }
            if (route.method().equals(exchange.getRequestMethod())) {
                return route.handler().handle(new Call(exchange, variables));
            }
            pathKnown = true;
        }
        throw pathKnown
                ? new Refused(405, "This address does not take " + exchange.getRequestMethod() + ".")
                : Refused.notFound("There is nothing at this address.");
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
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
