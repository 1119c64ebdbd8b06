// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Whether a message has the shape that the published contract asks for; a test holds these rules to it. */
final class MessageRules {

    private static final Set<String> ENVELOPE =
            Set.of("messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data");

    private static final Set<String> MEDIA = Set.of("image", "audio", "video", "document", "sticker");

    /** The keys that a type's object may have; types that are not here are open. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "text", Set.of("body", "preview_url"),
            "reaction", Set.of("message_id", "emoji"),
            "location", Set.of("latitude", "longitude", "name", "address"),
            "image", Set.of("id", "link", "caption", "provider"),
            "video", Set.of("id", "link", "caption", "provider"),
            "audio", Set.of("id", "link", "voice", "provider"),
            "document", Set.of("id", "link", "caption", "filename", "provider"),
            "sticker", Set.of("id", "link", "provider"));

    private static final Set<String> INTERACTIVE =
            Set.of("button", "call_permission_request", "catalog_message", "list", "product", "product_list", "flow", "cta_url",
                    "location_request_message");

    private static final Set<String> TYPES = Set.of("text", "image", "audio", "video", "document", "sticker", "location",
            "contacts", "interactive", "template", "reaction");

    private static final int LONGEST_TEXT = 4096;

    private MessageRules() {}

    /** Returns the message's type, or refuses. */
    static String check(JsonNode body) {
        if (!(body instanceof ObjectNode message)) {
            throw GraphError.parameter("The request body must be a JSON object.");
        }
        if (!"whatsapp".equals(message.path("messaging_product").textValue())) {
            throw GraphError.parameter("The parameter messaging_product is required and must be whatsapp.");
        }
        checkRecipient(message);
        String type = typeOf(message);
        message.fieldNames().forEachRemaining(key -> {
            if (!ENVELOPE.contains(key) && !key.equals(type)) {
                throw GraphError.parameter("Unexpected key \"" + key + "\" on a message of type " + type + ".");
            }
        });
        JsonNode context = message.path("context");
        if (!context.isMissingNode()) {
            text(context, "message_id", "context");
        }
        checkContent(type, message.path(type));
        return type;
    }

    private static void checkRecipient(ObjectNode message) {
        if (message.has("recipient")) {
            text(message, "recipient", "message");
        } else if (text(message, "to", "message").replaceAll("\\D", "").length() < 5) {
            throw GraphError.parameter("The parameter to must be a phone number.");
        }
        String recipientType = message.path("recipient_type").asText("individual");
        if (!recipientType.equals("individual")) {
            throw GraphError.parameter("The parameter recipient_type must be individual: the simulator has no groups.");
        }
    }

    private static String typeOf(ObjectNode message) {
        // A text may leave its type out; Meta's own example does.
        String type = message.path("type").asText(message.has("text") ? "text" : "");
        if (!TYPES.contains(type)) {
            throw GraphError.parameter("The parameter type must be one of " + TYPES.stream().sorted().toList() + ".");
        }
        return type;
    }

    private static void checkContent(String type, JsonNode content) {
        if (type.equals("contacts")) {
            if (!content.isArray() || content.isEmpty()) {
                throw GraphError.parameter("The parameter contacts must be a list with at least one contact.");
            }
            return;
        }
        if (!content.isObject()) {
            throw GraphError.parameter("The parameter " + type + " is required and must be an object.");
        }
        Set<String> keys = KEYS.get(type);
        content.fieldNames().forEachRemaining(key -> {
            if (keys != null && !keys.contains(key)) {
                throw GraphError.parameter("Unexpected key \"" + key + "\" on param \"" + type + "\".");
            }
        });
        if (MEDIA.contains(type)) {
            if (content.has("id") == content.has("link")) {
                throw GraphError.parameter("The parameter " + type + " needs either id or link.");
            }
            text(content, content.has("id") ? "id" : "link", type);
            return;
        }
        switch (type) {
            case "text" -> {
                if (text(content, "body", type).length() > LONGEST_TEXT) {
                    throw GraphError.parameter("The parameter text.body must be at most 4096 characters long.");
                }
            }
            case "reaction" -> {
                text(content, "message_id", type);
                if (!content.path("emoji").isTextual()) {
                    throw GraphError.parameter("The parameter reaction.emoji is required.");
                }
            }
            case "location" -> {
                coordinate(content, "latitude");
                coordinate(content, "longitude");
            }
            case "interactive" -> checkInteractive(content);
            default -> {
                text(content, "name", type);
                text(content.path("language"), "code", "template.language");
            }
        }
    }

    private static void checkInteractive(JsonNode content) {
        if (!INTERACTIVE.contains(text(content, "type", "interactive"))) {
            throw GraphError.parameter("The parameter interactive.type must be one of " + INTERACTIVE.stream().sorted().toList() + ".");
        }
        if (!content.path("action").isObject()) {
            throw GraphError.parameter("The parameter interactive.action is required.");
        }
    }

    private static void coordinate(JsonNode content, String name) {
        JsonNode value = content.path(name);
        if (!value.isNumber() && !value.isTextual()) {
            throw GraphError.parameter("The parameter location." + name + " is required.");
        }
    }

    private static String text(JsonNode object, String name, String of) {
        String value = object.path(name).textValue();
        if (value == null || value.isEmpty()) {
            throw GraphError.parameter("The parameter " + name + " of " + of + " is required and must be a string.");
        }
        return value;
    }
}
