// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes what Swagger reads from one application fit into a document that joins several. */
final class DescribedPaths {
    private static final String SCHEMAS = "#/components/schemas/";
    /** {@code io.switchboard.crm.internal.rest.} before a class, also where a generic name swallowed it. */
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z][a-z0-9_]*\\.(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])");

    private final String base;
    private final String owner;

    DescribedPaths(String base, String owner) {
        this.base = base;
        this.owner = owner;
    }

    /** An object with the paths and with the schemas that they need. */
    ObjectNode of(ObjectNode read) {
        ObjectNode described = read.objectNode();
        ObjectNode paths = described.putObject("paths");
        read.path("paths").fields().forEachRemaining(path -> {
            path.getValue().fields().forEachRemaining(operation -> complete((ObjectNode) operation.getValue()));
            paths.set(path.getKey().equals("/") ? base : base + path.getKey(), path.getValue());
        });
        JsonNode known = read.path("components").path("schemas");
        ObjectNode schemas = described.putObject("schemas");
        for (String name : needed(paths, known)) {
            schemas.set(name(name), isAnyJson(name) ? schemas.objectNode() : known.get(name));
        }
        rename(described);
        return described;
    }

    private void complete(ObjectNode operation) {
        operation.put("operationId", owner + "." + operation.path("operationId").asText());
        operation.putArray("tags").add(owner);
        operation.path("requestBody").path("content").fields().forEachRemaining(DescribedPaths::describeForm);
        ObjectNode responses = (ObjectNode) operation.get("responses");
        JsonNode success = responses.remove("default");
        if (success != null) {
            ((ObjectNode) success).put("description", "It is done.");
            responses.set("2XX", success);
        }
        ObjectNode refusal = responses.putObject("default").put("description", "It is refused, and why.");
        refusal.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", SCHEMAS + "Problem");
    }

    /** The parts of a form are read one by one, so no class says what they are. */
    private static void describeForm(Map.Entry<String, JsonNode> content) {
        if (content.getKey().startsWith("multipart/")) {
            ((ObjectNode) content.getValue()).putObject("schema").put("type", "object");
        }
    }

    private static Set<String> needed(JsonNode paths, JsonNode known) {
        Set<String> needed = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(Set.of(paths));
        while (!open.isEmpty()) {
            for (String reference : open.pop().findValuesAsText("$ref")) {
                String name = reference.substring(SCHEMAS.length());
                if (known.has(name) && needed.add(name) && !isAnyJson(name)) {
                    open.push(known.get(name));
                }
            }
        }
        return needed;
    }

    private static boolean isAnyJson(String name) {
        return name.startsWith("com.fasterxml.jackson.databind.");
    }

    private String name(String read) {
        return owner + "." + PACKAGE.matcher(read).replaceAll("");
    }

    private void rename(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            JsonNode reference = object.get("$ref");
            if (reference instanceof TextNode text && !text.asText().equals(SCHEMAS + "Problem")) {
                object.put("$ref", SCHEMAS + name(text.asText().substring(SCHEMAS.length())));
            }
        }
        tree.forEach(this::rename);
    }
}
