// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.webhook.MetaErrors;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Media;
import io.switchboard.whatsapp.simulator.internal.world.MediaStore;
import io.switchboard.whatsapp.simulator.internal.world.Template;
import io.switchboard.whatsapp.simulator.internal.world.Templates;

/** What a message refers to: an uploaded file, a template. */
public final class Attachments {

    private final MediaStore store;
    private final Templates templates;

    public Attachments(MediaStore store, Templates templates) {
        this.store = store;
        this.templates = templates;
    }

    /** The content as the phone shows it, or a refusal when it refers to nothing. */
    JsonNode resolved(BusinessNumber number, String type, JsonNode content) {
        if (type.equals("template")) {
            return rendered(number, content.deepCopy());
        }
        if (!content.has("id") || !content.isObject()) {
            return content;
        }
        Media media = store.get(content.path("id").asText())
                .filter(file -> file.phoneNumberId().equals(number.phoneNumberId()))
                .orElseThrow(() -> GraphError.value("The parameter " + type + ".id names no uploaded file."));
        ObjectNode shown = content.deepCopy();
        return shown.put("mime_type", media.mimeType());
    }

    private JsonNode rendered(BusinessNumber number, ObjectNode content) {
        Template template = templates.find(
                        number.businessAccountId(), content.path("name").asText(), content.path("language").path("code").asText())
                .orElseThrow(() -> GraphError.of(MetaErrors.of(132001)));
        String text = "";
        for (JsonNode component : template.components()) {
            text = component.path("type").asText().equalsIgnoreCase("BODY") ? component.path("text").asText() : text;
        }
        for (JsonNode component : content.path("components")) {
            if (component.path("type").asText().equalsIgnoreCase("body")) {
                text = filled(text, component.path("parameters"));
            }
        }
        return content.put("rendered", text);
    }

    private static String filled(String text, JsonNode parameters) {
        String filled = text;
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            JsonNode typed = parameter.path(parameter.path("type").asText());
            String value = typed.isTextual() ? typed.asText() : typed.path("fallback_value").asText();
            filled = filled.replace("{{" + (i + 1) + "}}", value);
        }
        return filled;
    }
}
