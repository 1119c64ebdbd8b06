// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static io.switchboard.whatsapp.internal.cloud.Fields.body;
import static io.switchboard.whatsapp.internal.cloud.Fields.list;
import static io.switchboard.whatsapp.internal.cloud.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.conversations.api.InboundAttachment;
import io.switchboard.conversations.api.MessageKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says, whatever its type; a type that is not known here is said to be so. */
record Content(MessageKind kind, String said, List<InboundAttachment> attachments) {

    static Content of(JsonNode message) {
        String type = text(message, "type").orElse("");
        Content content = byType(type, message);
        return text(message, "group_id").isPresent() ? inGroup(content) : content;
    }

    private static Content byType(String type, JsonNode message) {
        JsonNode part = message.path(type);
        return switch (type) {
            case "text" -> plain(MessageKind.TEXT, body(part, "body"));
            case "image" -> media(MessageKind.IMAGE, type, part);
            case "video" -> media(MessageKind.VIDEO, type, part);
            case "document" -> media(MessageKind.DOCUMENT, type, part);
            case "sticker" -> media(MessageKind.STICKER, type, part);
            case "audio", "voice" -> media(
                    part.path("voice").asBoolean(type.equals("voice")) ? MessageKind.VOICE : MessageKind.AUDIO, type, part);
            case "location" -> plain(MessageKind.LOCATION, location(part));
            case "contacts" -> plain(MessageKind.CONTACT, cards(message));
            case "button" -> plain(
                    MessageKind.INTERACTIVE, text(part, "text").or(() -> text(part, "payload")).orElse("Button"));
            case "interactive" -> interactive(part);
            case "order" -> plain(MessageKind.INTERACTIVE, order(part));
            case "system" -> plain(
                    MessageKind.SYSTEM, text(part, "body").or(() -> text(part, "type")).orElse("Something changed"));
            case "request_welcome" -> plain(MessageKind.SYSTEM, "Opened the chat for the first time");
            default -> unsupported(type, message);
        };
    }

    private static Content plain(MessageKind kind, String said) {
        return new Content(kind, said, List.of());
    }

    private static Content media(MessageKind kind, String type, JsonNode part) {
        Optional<String> id = text(part, "id");
        if (id.isEmpty()) {
            return plain(MessageKind.UNSUPPORTED, "Unsupported message: " + type + " without a file");
        }
        InboundAttachment file = new InboundAttachment(
                id.get(), text(part, "filename").orElse(null), text(part, "mime_type").orElse(null), null);
        return new Content(kind, body(part, "caption"), List.of(file));
    }

    private static String location(JsonNode part) {
        String where = Stream.of(text(part, "name"), text(part, "address"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String point = body(part, "latitude") + ", " + body(part, "longitude");
        return where.isEmpty() ? point : where + " (" + point + ")";
    }

    private static String cards(JsonNode message) {
        return list(message, "contacts").stream()
                .map(card -> Stream.concat(
                                text(card, "name", "formatted_name")
                                        .or(() -> text(card, "name", "first_name"))
                                        .stream(),
                                list(card, "phones").stream().flatMap(phone -> text(phone, "phone").stream()))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static Content interactive(JsonNode part) {
        String type = text(part, "type").orElse("");
        JsonNode reply = part.path(type);
        return switch (type) {
            case "button_reply", "list_reply" -> plain(
                    MessageKind.INTERACTIVE,
                    Stream.of(text(reply, "title"), text(reply, "description"))
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining("\n")));
            case "nfm_reply" -> plain(
                    MessageKind.INTERACTIVE,
                    text(reply, "body").or(() -> text(reply, "name")).orElse("Form") + " (a form was filled in)");
            case "call_permission_reply" -> plain(
                    MessageKind.INTERACTIVE, "Calls: " + text(reply, "response").orElse("no answer"));
            default -> plain(MessageKind.UNSUPPORTED, "Unsupported message: interactive " + type);
        };
    }

    private static String order(JsonNode part) {
        String items = list(part, "product_items").stream()
                .map(item -> body(item, "quantity") + " × " + body(item, "product_retailer_id") + " at "
                        + body(item, "item_price") + " " + body(item, "currency"))
                .collect(Collectors.joining("\n"));
        return text(part, "text").map(note -> note + "\n" + items).orElse(items);
    }

    private static Content unsupported(String type, JsonNode message) {
        String name = text(message, "unsupported", "type")
                .or(() -> Optional.of(type).filter(given -> !given.isEmpty() && !given.equals("unsupported")))
                .orElse("a kind that WhatsApp does not pass on");
        String why = list(message, "errors").stream()
                .flatMap(error -> text(error, "error_data", "details").or(() -> text(error, "title")).stream())
                .findFirst()
                .map(details -> " (" + details + ")")
                .orElse("");
        return plain(MessageKind.UNSUPPORTED, "Unsupported message: " + name + why);
    }

    /** An answer would go to the person, not to the group: so it is shown, but not as if it were theirs. */
    private static Content inGroup(Content content) {
        String said = content.said().isBlank() ? "" : ": " + content.said();
        return new Content(
                MessageKind.UNSUPPORTED, "Unsupported message: written in a group" + said, content.attachments());
    }
}
