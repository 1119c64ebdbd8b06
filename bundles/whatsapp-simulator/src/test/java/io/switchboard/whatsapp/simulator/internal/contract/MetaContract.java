// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.contract;

import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.OpenApi31;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Meta's published OpenAPI document with overlays applied, and validators for its two ends. */
public final class MetaContract {

    private static final Dialect DIALECT =
            Dialect.builder(OpenApi31.getInstance()).keyword(new NonValidationKeyword("components")).build();

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectNode PUBLISHED = (ObjectNode) read("/meta/business-messaging-api_v23.0.yaml", YAMLMapper.builder().build());

    private static final MetaContract CURRENT = new MetaContract("/meta/overlay.json", "/meta/overlay-2026.json");

    private final ObjectNode document;
    private final Schema requests;
    private final Schema webhooks;

    /** @param overlays JSON Patch documents in the class path; each entry has a reason */
    MetaContract(String... overlays) {
        document = PUBLISHED.deepCopy();
        for (String overlay : overlays) {
            read(overlay, JSON).forEach(this::apply);
        }
        requests = schema("Message");
        webhooks = schema("WebhookPayload");
    }

    /** The contract as it is met today. */
    public static MetaContract current() {
        return CURRENT;
    }

    /** What is wrong with a body of {@code POST /messages}; empty when nothing is. */
    public List<String> faultsOfRequest(String json) {
        return faults(requests, JSON.readTree(json));
    }

    /** The same question without the reasons, which take most of the time. */
    public boolean takesRequest(String json) {
        return requests.validate(JSON.readTree(json), OutputFormat.BOOLEAN);
    }

    /** What is wrong with a webhook body; empty when nothing is. */
    public List<String> faultsOfWebhook(String json) {
        return faults(webhooks, JSON.readTree(json));
    }

    /** Meta's own examples of requests. */
    public List<String> requestBodies() {
        return requestExamples().values().stream().map(JsonNode::toString).toList();
    }

    Map<String, JsonNode> requestExamples() {
        return examples("/paths/~1{Version}~1{Phone-Number-ID}~1messages/post");
    }

    Map<String, JsonNode> webhookExamples() {
        return examples("/paths/~1whatsapp~1webhooks/post");
    }

    static JsonNode overlay(String path) {
        return read(path, JSON);
    }

    private Map<String, JsonNode> examples(String operation) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        document.at(operation + "/requestBody/content/application~1json/examples")
                .properties()
                .forEach(example -> examples.put(example.getKey(), example.getValue().get("value")));
        return examples;
    }

    private static List<String> faults(Schema schema, JsonNode body) {
        return schema.validate(body).stream().map(Error::toString).toList();
    }

    private Schema schema(String name) {
        ObjectNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
        root.set("components", document.get("components"));
        return SchemaRegistry.withDialect(DIALECT).getSchema(root);
    }

    private void apply(JsonNode entry) {
        JsonPointer path = JsonPointer.compile(entry.get("path").asString());
        JsonNode parent = document.at(path.head());
        String name = path.last().getMatchingProperty();
        String operation = entry.get("op").asString();
        if (parent instanceof ArrayNode list && operation.equals("add") && name.equals("-")) {
            list.add(entry.get("value"));
            return;
        }
        if (!(parent instanceof ObjectNode object) || object.has(name) == operation.equals("add")) {
            throw new IllegalStateException("This entry no longer fits the document: " + entry);
        }
        switch (operation) {
            case "add", "replace" -> object.set(name, entry.get("value"));
            case "remove" -> object.remove(name);
            default -> throw new IllegalStateException("Unknown operation: " + entry);
        }
    }

    private static JsonNode read(String path, ObjectMapper mapper) {
        try (InputStream in = MetaContract.class.getResourceAsStream(path)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
