// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Bad requests to every operation that the API describes, made from what the description says. */
final class HostileRequests {
    private static final Map<String, String> JSON_TYPE = Map.of("Content-Type", "application/json");
    private static final String LIMIT = "limit";

    private final JsonNode document;
    private final UnaryOperator<String> ids;
    private final List<Request> requests = new ArrayList<>();

    private HostileRequests(JsonNode document, UnaryOperator<String> ids) {
        this.document = document;
        this.ids = ids;
    }

    /**
     * A request that no client should send.
     *
     * @param isWrong whether it must be refused; else it may be taken as it is, since any text is a text
     */
    record Request(String what, String method, String path, byte[] body, Map<String, String> headers, boolean isWrong) {}

    /** @param ids the id to put into an address, so that what is sent to it is read and not only looked for */
    static List<Request> of(JsonNode document, UnaryOperator<String> ids) {
        HostileRequests made = new HostileRequests(document, ids);
        document.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation -> made.add(path.getKey(), operation.getKey(), operation.getValue())));
        return made.requests;
    }

    private void add(String template, String verb, JsonNode operation) {
        String method = verb.toUpperCase(java.util.Locale.ROOT);
        String path = template.replaceAll("\\{[^}]*}", ids.apply(template));
        addIds(template, method);
        addQueries(path, method, operation);
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            HostileValues.bodies().forEach((what, body) -> add(method + " " + template + " with " + what, method, path, body, JSON_TYPE, true));
            add(method + " " + template + " as a form", method, path, bytes("a=b"), Map.of("Content-Type", "application/x-www-form-urlencoded"), true);
            addFields(template, method, path, resolved(schema));
        }
    }

    private void addIds(String template, String method) {
        if (!template.contains("{")) {
            return;
        }
        for (String id : List.of("1", "%00", "%27%3B%20drop%20table%20a", "%2e%2e%2f%2e%2e", "x".repeat(5_000), "%F0%9F%98%80",
                "%C3%28", "null", "00000000-0000-0000-0000-00000000000g")) {
            String path = template.replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(id));
            add(method + " " + template + " with the id " + id, method, path, bytes("{}"), JSON_TYPE, true);
        }
    }

    private void addQueries(String path, String method, JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (!parameter.path("in").asText().equals("query")) {
                continue;
            }
            String name = parameter.path("name").asText();
            boolean isNumber = name.equals(LIMIT);
            for (String value : List.of("-1", "0", "99999999999999999999", "a", "%00", "%27%20or%201%3D1", "%C3%28", "%3Cscript%3E",
                    "x".repeat(4_000))) {
                add(method + " " + path + " by " + name + " " + value, method, path + "?" + name + "=" + value, new byte[0], Map.of(), isNumber || value.equals("%00"));
            }
        }
    }

    private void addFields(String template, String method, String path, JsonNode schema) {
        schema.path("properties").fields().forEachRemaining(field -> {
            String name = field.getKey();
            String where = method + " " + template + ", " + name + " is ";
            HostileValues.texts().forEach((what, text) ->
                    add(where + what, method, path, body(schema, name, escaped(text)), JSON_TYPE, text.indexOf(0) >= 0 && isText(field.getValue())));
            if (isText(field.getValue())) {
                HostileValues.notTexts().forEach((what, json) -> add(where + what, method, path, body(schema, name, json), JSON_TYPE, true));
            }
        });
    }

    /** All other fields hold something that could be right, so that this one is what is wrong. */
    private byte[] body(JsonNode schema, String wrong, String json) {
        ObjectNode body = Api.JSON.createObjectNode();
        schema.path("properties").fields().forEachRemaining(field -> {
            if (!field.getKey().equals(wrong) && isText(field.getValue())) {
                body.put(field.getKey(), plausible(field.getKey()));
            }
        });
        body.putRawValue(wrong, new RawValue(json));
        return bytes(body.toString());
    }

    private static String plausible(String field) {
        return switch (field) {
            case "email" -> UUID.randomUUID() + "@bad-input.example";
            case "password", "newPassword" -> "a password that is long enough";
            case "role" -> "viewer";
            case "kind" -> "text";
            default -> "Plain";
        };
    }

    private boolean isText(JsonNode schema) {
        JsonNode type = resolved(schema).path("type");
        return type.asText().equals("string") || type.isArray() && type.toString().contains("\"string\"");
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /** With every odd character as an escape, so that the bytes are right and only the text is not. */
    private static String escaped(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private void add(String what, String method, String path, byte[] body, Map<String, String> headers, boolean isWrong) {
        requests.add(new Request(what, method, path, body, headers, isWrong));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
