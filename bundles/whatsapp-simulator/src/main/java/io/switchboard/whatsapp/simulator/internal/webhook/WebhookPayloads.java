// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatMessage;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.MessageState;

/** Webhook bodies in the shapes of the published contract; the contract test holds each of them to it. */
public final class WebhookPayloads {

    private WebhookPayloads() {}

    /** What a customer did; {@code message} carries type and content. */
    public static ObjectNode message(BusinessNumber number, CustomerPhone phone, ObjectNode message) {
        ObjectNode body = Json.object();
        ObjectNode value = value(body, number);
        ObjectNode contact = value.putArray("contacts").addObject();
        ObjectNode profile = contact.putObject("profile").put("name", phone.name());
        if (phone.username() != null) {
            profile.put("username", phone.username());
        }
        if (phone.waId() != null) {
            contact.put("wa_id", phone.waId());
        }
        if (phone.userId() != null) {
            contact.put("user_id", phone.userId());
        }
        value.putArray("messages").add(from(phone).setAll(message));
        return body;
    }

    /** A tick, or a failure when the message has an error code. */
    public static ObjectNode status(BusinessNumber number, CustomerPhone phone, ChatMessage message, MessageState state, long at) {
        ObjectNode body = Json.object();
        ObjectNode status = value(body, number).putArray("statuses").addObject()
                .put("id", message.id())
                .put("status", state.wire())
                .put("timestamp", Long.toString(at));
        if (phone.waId() != null) {
            status.put("recipient_id", phone.waId());
        }
        if (phone.userId() != null) {
            status.put("recipient_user_id", phone.userId());
        }
        if (state == MessageState.FAILED && message.errorCode() != null) {
            MetaErrors.Error error = MetaErrors.of(message.errorCode());
            status.putArray("errors").add(error.inWebhook());
            return body;
        }
        String category = message.type().equals("template") ? "utility" : "service";
        status.putObject("conversation").put("id", Integer.toHexString((number.phoneNumberId() + phone.id()).hashCode()))
                .putObject("origin").put("type", category);
        status.putObject("pricing").put("billable", !category.equals("service")).put("pricing_model", "PMP").put("category", category);
        return body;
    }

    private static ObjectNode value(ObjectNode body, BusinessNumber number) {
        body.put("object", "whatsapp_business_account");
        ObjectNode entry = body.putArray("entry").addObject().put("id", number.businessAccountId());
        ObjectNode change = entry.putArray("changes").addObject();
        ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.digits())
                .put("phone_number_id", number.phoneNumberId());
        change.put("field", "messages");
        return value;
    }

    private static ObjectNode from(CustomerPhone phone) {
        ObjectNode message = Json.object();
        if (phone.waId() != null) {
            message.put("from", phone.waId());
        }
        if (phone.userId() != null) {
            message.put("from_user_id", phone.userId());
        }
        return message;
    }
}
