// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.webhook.MetaErrors;
import io.switchboard.whatsapp.simulator.internal.webhook.Receipts;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.ChatMessage;
import io.switchboard.whatsapp.simulator.internal.world.Chats;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.FaultSwitches;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the business's messages to the customer's phone. */
public final class MessagesApi {

    private static final long SERVICE_WINDOW_SECONDS = Duration.ofHours(24).toSeconds();
    private static final int UNDELIVERABLE = 131026;
    private static final int WINDOW_CLOSED = 131047;

    private final Directory directory;
    private final Chats chats;
    private final FaultSwitches faults;
    private final SimulatedTime time;
    private final Receipts receipts;
    private final Attachments attachments;
    private final Consumer<ChatKey> typing;

    /** @param typing told when the business shows that it is typing */
    public MessagesApi(Directory directory, Chats chats, FaultSwitches faults, SimulatedTime time, Receipts receipts,
            Attachments attachments, Consumer<ChatKey> typing) {
        this.directory = directory;
        this.chats = chats;
        this.faults = faults;
        this.time = time;
        this.receipts = receipts;
        this.attachments = attachments;
        this.typing = typing;
    }

    Reply send(Call call, BusinessNumber number) {
        JsonNode body = body(call);
        if (body.has("status")) {
            return markRead(body, number);
        }
        if (faults.take429()) {
            throw GraphError.of(MetaErrors.of(130429));
        }
        if (faults.take5xx()) {
            throw GraphError.of(MetaErrors.of(131016));
        }
        String type = MessageRules.check(body);
        CustomerPhone phone = recipient(body);
        Optional<MetaErrors.Error> fault = faults.takeError().map(MetaErrors::of);
        if (fault.isPresent() && fault.get().status() != 0) {
            throw GraphError.of(fault.get());
        }
        JsonNode content = attachments.resolved(number, type, body.path(type));
        String id = deliver(new ChatKey(number.phoneNumberId(), phone.id()), phone, type, content, body, fault);
        return faults.takeLostAnswer() ? Reply.NONE : Reply.ok(answer(id, type, phone, body));
    }

    private String deliver(ChatKey chat, CustomerPhone phone, String type, JsonNode content, JsonNode body,
            Optional<MetaErrors.Error> fault) {
        String replyTo = body.path("context").path("message_id").textValue();
        ChatMessage message = ChatMessage.fromBusiness(Ids.message(phone.address()), type, content, time.seconds(), replyTo);
        if (type.equals("reaction")) {
            chats.change(content.path("message_id").asText(), target -> target.reacted("business", content.path("emoji").asText()));
            receipts.reacted(chat, message);
            return message.id();
        }
        chats.add(chat, message);
        if (fault.isPresent()) {
            receipts.failed(chat, message.id(), fault.get().code());
        } else if (!phone.reachable()) {
            receipts.failed(chat, message.id(), UNDELIVERABLE);
        } else if (windowClosed(chat, type)) {
            receipts.failed(chat, message.id(), WINDOW_CLOSED);
        } else {
            receipts.accepted(chat, message.id());
        }
        return message.id();
    }

    /** Open as long as nothing is known to the contrary: the simulator forgets chats when it restarts. */
    private boolean windowClosed(ChatKey chat, String type) {
        return !type.equals("template")
                && chats.lastInbound(chat).filter(at -> time.seconds() - at > SERVICE_WINDOW_SECONDS).isPresent();
    }

    private Reply markRead(JsonNode body, BusinessNumber number) {
        if (!"whatsapp".equals(body.path("messaging_product").textValue()) || !"read".equals(body.path("status").textValue())) {
            throw GraphError.parameter("To mark a message as read send messaging_product whatsapp, status read and message_id.");
        }
        Chats.Found found = chats.find(body.path("message_id").asText())
                .filter(known -> known.message().fromCustomer() && known.chat().phoneNumberId().equals(number.phoneNumberId()))
                .orElseThrow(() -> GraphError.value("The parameter message_id names no message of a customer."));
        chats.readByBusiness(found.chat(), found.message().id());
        if (body.path("typing_indicator").path("type").asText().equals("text")) {
            typing.accept(found.chat());
        }
        return Reply.ok(Json.object().put("success", true));
    }

    private CustomerPhone recipient(JsonNode body) {
        if (body.has("recipient")) {
            return directory.phoneByAddress(body.path("recipient").asText())
                    .orElseThrow(() -> GraphError.value("The parameter recipient names no user."));
        }
        String digits = body.path("to").asText().replaceAll("\\D", "");
        return directory.phoneByAddress(digits).orElseGet(() -> {
            CustomerPhone stranger = CustomerPhone.withNumber(Ids.object(), "+" + digits, "+" + digits);
            directory.add(stranger);
            return stranger;
        });
    }

    private static ObjectNode answer(String id, String type, CustomerPhone phone, JsonNode body) {
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        ObjectNode contact = answer.putArray("contacts").addObject();
        contact.put("input", body.path(body.has("recipient") ? "recipient" : "to").asText());
        if (phone.waId() != null) {
            contact.put("wa_id", phone.waId());
        }
        if (phone.userId() != null) {
            contact.put("user_id", phone.userId());
        }
        ObjectNode message = answer.putArray("messages").addObject().put("id", id);
        if (type.equals("template")) {
            message.put("message_status", "accepted");
        }
        return answer;
    }

    private static JsonNode body(Call call) {
        try {
            return call.tree();
        } catch (Refused notJson) {
            throw GraphError.parameter("The request body must be JSON.");
        }
    }
}
