// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's body as JSON, as far as it can be read.
 *
 * @param trouble what is wrong with it, without any of its content; null when nothing is
 */
record JsonBody(JsonNode root, @Nullable String trouble) {

    static JsonBody of(ObjectMapper json, byte[] body) {
        try (JsonParser parser = json.getFactory().createParser(body)) {
            JsonNode root = json.readTree(parser);
            if (root == null || root.isMissingNode()) {
                return new JsonBody(MissingNode.getInstance(), "The body is empty.");
            }
            return new JsonBody(storable(root), afterwards(parser));
        } catch (JsonProcessingException broken) {
            return new JsonBody(MissingNode.getInstance(), "The body is not JSON: " + place(broken) + ".");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable String afterwards(JsonParser parser) throws IOException {
        try {
            return parser.nextToken() == null ? null : surplus(parser.currentTokenLocation().getLineNr());
        } catch (JsonProcessingException broken) {
            return surplus(broken.getLocation() == null ? 0 : broken.getLocation().getLineNr());
        }
    }

    private static String surplus(int line) {
        return "The body is not JSON as a whole: something follows its end at line " + line
                + ". What stands before it was taken.";
    }

    private static String place(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? "it cannot be read"
                : "it breaks off or goes wrong at line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
    }

    /** PostgreSQL keeps neither NUL nor half a surrogate pair, and JSON may carry both. */
    private static JsonNode storable(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(storable(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, storable(array.get(i)));
            }
        } else if (node.isTextual()) {
            String text = node.textValue();
            String clean = storable(text);
            return clean.equals(text) ? node : TextNode.valueOf(clean);
        }
        return node;
    }

    private static String storable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
