// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.webhook.MetaErrors;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookPayloads;
import io.switchboard.whatsapp.simulator.internal.webhook.Webhooks;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.ChatMessage;
import io.switchboard.whatsapp.simulator.internal.world.Chats;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.MediaStore;
import io.switchboard.whatsapp.simulator.internal.world.MessageState;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import org.jspecify.annotations.Nullable;

/** What customers do with their phones: it changes the chat and becomes a webhook. */
final class Customers {

    private static final int UNKNOWN_TYPE = 131051;

    private final Chats chats;
    private final MediaStore media;
    private final SimulatedTime time;
    private final Webhooks webhooks;

    Customers(Chats chats, MediaStore media, SimulatedTime time, Webhooks webhooks) {
        this.chats = chats;
        this.media = media;
        this.time = time;
        this.webhooks = webhooks;
    }

    /** Returns the id that the webhook carries. */
    String act(BusinessNumber number, CustomerPhone phone, ObjectNode request) {
        ChatKey chat = new ChatKey(number.phoneNumberId(), phone.id());
        if (request.has("reaction")) {
            return react(chat, number, phone, request.path("reaction"));
        }
        if (request.has("edit")) {
            return edit(chat, number, phone, request.path("edit"));
        }
        if (request.has("delete")) {
            return delete(chat, number, phone, request.path("delete"));
        }
        if (request.path("raw") instanceof ObjectNode raw) {
            return raw(chat, number, phone, raw);
        }
        return write(chat, number, phone, request);
    }

    private String write(ChatKey chat, BusinessNumber number, CustomerPhone phone, ObjectNode request) {
        Inbound inbound = Inbound.of(request, media, number.phoneNumberId());
        String replyTo = request.path("replyTo").textValue();
        ObjectNode message = message(phone, inbound.type());
        if (replyTo != null) {
            Chats.Found quoted = target(chat, replyTo);
            String author = quoted.message().fromCustomer() ? phone.address() : number.digits();
            message.putObject("context").put("from", author).put("id", replyTo);
        }
        if (inbound.type().equals("unsupported")) {
            message.putArray("errors").add(MetaErrors.of(UNKNOWN_TYPE).inWebhook());
        } else {
            message.set(inbound.type(), inbound.content());
        }
        return sendNew(chat, number, phone, message, inbound.type(), inbound.content(), replyTo);
    }

    private String raw(ChatKey chat, BusinessNumber number, CustomerPhone phone, ObjectNode raw) {
        String type = raw.path("type").asText("unknown");
        ObjectNode message = message(phone, type).setAll(raw);
        return sendNew(chat, number, phone, message, type, raw, null);
    }

    private String sendNew(ChatKey chat, BusinessNumber number, CustomerPhone phone, ObjectNode message, String type,
            JsonNode content, @Nullable String replyTo) {
        String id = message.path("id").asText();
        chats.add(chat, ChatMessage.fromCustomer(id, type, content, message.path("timestamp").asLong(), replyTo));
        send(chat, number, phone, message, () -> chats.change(id, sent -> sent.reached(MessageState.DELIVERED)));
        return id;
    }

    private String react(ChatKey chat, BusinessNumber number, CustomerPhone phone, JsonNode request) {
        String target = target(chat, request.path("messageId").asText()).message().id();
        String emoji = request.path("emoji").asText();
        chats.change(target, message -> message.reacted("customer", emoji));
        ObjectNode message = message(phone, "reaction");
        ObjectNode reaction = message.putObject("reaction").put("message_id", target);
        if (!emoji.isEmpty()) {
            reaction.put("emoji", emoji);
        }
        return send(chat, number, phone, message, () -> { });
    }

    private String edit(ChatKey chat, BusinessNumber number, CustomerPhone phone, JsonNode request) {
        ChatMessage original = own(chat, request.path("messageId").asText());
        ObjectNode content = original.content().deepCopy();
        content.put(original.type().equals("text") ? "body" : "caption", request.path("text").asText());
        chats.change(original.id(), message -> message.edited(content));
        ObjectNode message = message(phone, "edit");
        ObjectNode edited = message.putObject("edit").put("original_message_id", original.id()).putObject("message");
        edited.putObject("context").put("id", original.id());
        edited.put("type", original.type()).set(original.type(), content);
        return send(chat, number, phone, message, () -> { });
    }

    private String delete(ChatKey chat, BusinessNumber number, CustomerPhone phone, JsonNode request) {
        ChatMessage original = own(chat, request.path("messageId").asText());
        chats.change(original.id(), ChatMessage::deletedForEveryone);
        ObjectNode message = message(phone, "revoke");
        message.putObject("revoke").put("original_message_id", original.id());
        return send(chat, number, phone, message, () -> { });
    }

    private String send(ChatKey chat, BusinessNumber number, CustomerPhone phone, ObjectNode message, Runnable taken) {
        webhooks.send(chat, number, "webhook messages: " + message.path("type").asText(),
                WebhookPayloads.message(number, phone, message), taken);
        return message.path("id").asText();
    }

    private ObjectNode message(CustomerPhone phone, String type) {
        return Json.object()
                .put("id", Ids.message(phone.address()))
                .put("timestamp", Long.toString(time.seconds()))
                .put("type", type);
    }

    private ChatMessage own(ChatKey chat, String messageId) {
        ChatMessage message = target(chat, messageId).message();
        if (!message.fromCustomer() || message.deleted()) {
            throw Refused.badRequest("Only the customer's own messages can be edited or deleted.");
        }
        return message;
    }

    private Chats.Found target(ChatKey chat, String messageId) {
        return chats.find(messageId)
                .filter(found -> found.chat().equals(chat))
                .orElseThrow(() -> Refused.notFound("This chat has no message " + messageId + "."));
    }
}
