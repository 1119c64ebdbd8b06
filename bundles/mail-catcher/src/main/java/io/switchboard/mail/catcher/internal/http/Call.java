// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** One HTTP request with the variables of its route. */
record Call(HttpExchange exchange, Map<String, String> variables) {

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A parameter of the address, or an empty text. */
    String query(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(name, pair.substring(name.length() + 1)))
                .findFirst()
                .orElse("")
                .strip();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "request.invalid", "The parameter " + name + " is not encoded as an address wants it.");
        }
    }
}
