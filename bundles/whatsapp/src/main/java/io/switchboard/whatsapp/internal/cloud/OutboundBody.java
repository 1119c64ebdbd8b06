// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.OutboundMessage;
import io.switchboard.conversations.api.OutboundMessage.OutboundFile;
import io.switchboard.conversations.api.SendFailed;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the body that the Cloud API wants for a message. */
final class OutboundBody {
    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_CAPTION = 1_024;

    /** What WhatsApp plays or shows itself. Any other type of file travels as a document. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("image/jpeg", "image"),
            Map.entry("image/png", "image"),
            Map.entry("image/webp", "sticker"),
            Map.entry("audio/aac", "audio"),
            Map.entry("audio/amr", "audio"),
            Map.entry("audio/mpeg", "audio"),
            Map.entry("audio/mp4", "audio"),
            Map.entry("audio/ogg", "audio"),
            Map.entry("video/mp4", "video"),
            Map.entry("video/3gpp", "video"));

    private static final Set<String> CAPTIONED = Set.of("image", "video", "document");

    private final ObjectMapper json;

    OutboundBody(ObjectMapper json) {
        this.json = json;
    }

    /** @param mediaId what the upload of the message's file gave, or null without a file */
    ObjectNode of(OutboundMessage message, @Nullable String mediaId) throws SendFailed {
        ObjectNode body = envelope();
        body.put("recipient_type", "individual");
        address(body, message.to());
        message.replyTo()
                .filter(id -> !message.reaction())
                .ifPresent(id -> body.putObject("context").put("message_id", id));
        if (message.reaction()) {
            reaction(body, message);
        } else if (message.file().isPresent() && mediaId != null) {
            file(body, message.file().get(), mediaId, message);
        } else {
            text(body, message);
        }
        return body;
    }

    ObjectNode read(String providerMessageId) {
        return envelope().put("status", "read").put("message_id", providerMessageId);
    }

    private ObjectNode envelope() {
        return json.createObjectNode().put("messaging_product", "whatsapp");
    }

    private static void address(ObjectNode body, Address to) throws SendFailed {
        switch (to.kind()) {
            case Address.PHONE, Address.WHATSAPP -> body.put("to", to.value().replace("+", ""));
            case Address.BUSINESS_SCOPED_USER -> body.put("recipient", to.value());
            default -> throw refused(
                    "channel.no_address", "WhatsApp cannot write to an address of the kind " + to.kind() + ".");
        }
    }

    private static void reaction(ObjectNode body, OutboundMessage message) throws SendFailed {
        String original = message.replyTo()
                .orElseThrow(() -> refused("channel.nothing_to_react_to", "The message to react to is not on WhatsApp."));
        body.put("type", "reaction");
        body.putObject("reaction").put("message_id", original).put("emoji", message.text());
    }

    private static void text(ObjectNode body, OutboundMessage message) throws SendFailed {
        switch (message.kind()) {
            case TEXT -> {
                limit(message.text(), LONGEST_TEXT, "message");
                body.put("type", "text");
                body.putObject("text").put("preview_url", false).put("body", message.text());
            }
            default -> throw refused(
                    "channel.not_capable",
                    "This WhatsApp channel cannot send a message of the kind "
                            + message.kind().name().toLowerCase(Locale.ROOT) + "; send text or a file.");
        }
    }

    private static void file(ObjectNode body, OutboundFile file, String mediaId, OutboundMessage message)
            throws SendFailed {
        String type = type(file, message);
        body.put("type", type);
        ObjectNode part = body.putObject(type).put("id", mediaId);
        if (CAPTIONED.contains(type) && !message.text().isBlank()) {
            limit(message.text(), LONGEST_CAPTION, "caption");
            part.put("caption", message.text());
        }
        if (type.equals("document")) {
            part.put("filename", file.name());
        }
    }

    /** Refuses what cannot be sent before its file is uploaded. */
    static void check(OutboundMessage message) throws SendFailed {
        if (message.file().isPresent() && !message.text().isBlank()) {
            String type = type(message.file().get(), message);
            if (!CAPTIONED.contains(type)) {
                throw refused(
                        "channel.no_caption", "WhatsApp takes no text with a file of this kind; send the text by itself.");
            }
            limit(message.text(), LONGEST_CAPTION, "caption");
        }
    }

    private static String type(OutboundFile file, OutboundMessage message) {
        String plain = file.mediaType().replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        String shown = SHOWN.getOrDefault(plain, "document");
        return switch (message.kind()) {
            case DOCUMENT -> "document";
            case STICKER -> shown;
            default -> shown.equals("sticker") ? "document" : shown;
        };
    }

    private static void limit(String text, int longest, String what) throws SendFailed {
        if (text.codePointCount(0, text.length()) > longest) {
            throw refused(
                    "channel.too_long",
                    "WhatsApp takes at most " + longest + " characters in a " + what + "; shorten it or send it in parts.");
        }
    }

    private static SendFailed refused(String code, String sentence) {
        return new SendFailed(code, sentence, false, null);
    }
}
