// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads fields from JSON whose shape nobody promised: what is absent or of another type is empty. */
final class Fields {
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private Fields() {}

    /** A scalar on the path as text, trimmed; empty when absent or blank. */
    static Optional<String> text(JsonNode node, String... path) {
        JsonNode found = node;
        for (String step : path) {
            found = found.path(step);
        }
        return found.isValueNode() && !found.isNull() && !found.asText().isBlank()
                ? Optional.of(found.asText().strip())
                : Optional.empty();
    }

    /** A scalar exactly as it is, also blank. */
    static String body(JsonNode node, String name) {
        JsonNode found = node.path(name);
        return found.isValueNode() && !found.isNull() ? found.asText() : "";
    }

    /** The elements of a list; a single object stands for a list of one. */
    static List<JsonNode> list(JsonNode node, String name) {
        JsonNode found = node.path(name);
        if (found.isArray()) {
            return StreamSupport.stream(found.spliterator(), false).toList();
        }
        return found.isObject() ? List.of(found) : List.of();
    }

    /** Seconds, or milliseconds as some fields have them; what cannot be true becomes {@code otherwise}. */
    static Instant time(JsonNode node, String name, Instant otherwise) {
        return text(node, name)
                .filter(digits -> digits.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .map(number -> number >= MILLISECONDS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number))
                .filter(at -> at.isAfter(EARLIEST) && at.isBefore(otherwise.plusSeconds(86_400)))
                .orElse(otherwise);
    }
}
