// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.world.Media;
import io.switchboard.whatsapp.simulator.internal.world.MediaStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New content from a customer, in the Graph API's words.
 *
 * @param type {@code text}, {@code image} and so on
 * @param content what stands under the name of the type
 */
record Inbound(String type, JsonNode content) {

    private static final Map<String, String> MEDIA = Map.of(
            "image", "image/jpeg", "video", "video/mp4", "audio", "audio/ogg; codecs=opus",
            "document", "application/pdf", "sticker", "image/webp");

    private static final List<String> KINDS =
            List.of("text", "image", "video", "audio", "document", "sticker", "location", "contacts", "button", "interactive", "unsupported");

    /** Reads the one content key of a control request. */
    static Inbound of(ObjectNode request, MediaStore store, String phoneNumberId) {
        List<String> present = KINDS.stream().filter(request::has).toList();
        if (present.size() != 1) {
            throw Refused.badRequest("Send exactly one of " + KINDS + ", reaction, edit, delete, raw.");
        }
        String type = present.get(0);
        JsonNode given = request.path(type);
        if (MEDIA.containsKey(type)) {
            return new Inbound(type, media(type, given, store, phoneNumberId));
        }
        return switch (type) {
            case "text" -> new Inbound(type, Json.object().put("body", required(given.textValue(), "text")));
            case "interactive" -> new Inbound(type, interactive(given));
            case "unsupported" -> new Inbound(type, Json.object());
            default -> new Inbound(type, given.deepCopy());
        };
    }

    private static ObjectNode media(String type, JsonNode given, MediaStore store, String phoneNumberId) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(required(given.path("base64").textValue(), type + ".base64"));
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("The field " + type + ".base64 is not base64.");
        }
        String filename = given.path("filename").textValue();
        Media media = store.put(phoneNumberId, given.path("mimeType").asText(MEDIA.get(type)), filename, bytes);
        ObjectNode content = Json.object()
                .put("mime_type", media.mimeType())
                .put("sha256", Base64.getEncoder().encodeToString(media.sha256()))
                .put("id", media.id());
        if (given.hasNonNull("caption")) {
            content.put("caption", given.path("caption").asText());
        }
        switch (type) {
            case "document" -> content.put("filename", filename == null ? "document" : filename);
            case "audio" -> content.put("voice", given.path("voice").asBoolean(false));
            case "sticker" -> content.put("animated", given.path("animated").asBoolean(false));
            default -> { }
        }
        return content;
    }

    private static ObjectNode interactive(JsonNode given) {
        String type = given.path("type").asText("button_reply");
        ObjectNode content = Json.object().put("type", type);
        ObjectNode reply = content.putObject(type)
                .put("id", required(given.path("id").textValue(), "interactive.id"))
                .put("title", given.path("title").asText());
        if (type.equals("list_reply")) {
            reply.put("description", given.path("description").asText());
        }
        return content;
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Refused.badRequest("The field " + name + " is required.");
        }
        return value;
    }
}
