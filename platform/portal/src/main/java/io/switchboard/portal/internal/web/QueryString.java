// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters of the address alone. The servlet API's would read the body too, which belongs to
 * whoever handles the request.
 */
public final class QueryString {
    private QueryString() {}

    public static Map<String, List<String>> parse(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
        }
        return parameters;
    }

    public static Optional<String> first(@Nullable String query, String name) {
        List<String> values = parse(query).get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Whether nothing in it is the character zero, which the database can neither keep nor look for. */
    static boolean isStorable(@Nullable String query) {
        return query == null || !query.contains("%00") && query.indexOf(0) < 0;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // A lone percent sign means itself.
            return text;
        }
    }
}
