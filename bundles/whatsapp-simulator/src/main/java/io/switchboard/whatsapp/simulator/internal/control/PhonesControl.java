// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.webhook.Receipts;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.Chats;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.Media;
import io.switchboard.whatsapp.simulator.internal.world.MediaStore;
import java.util.Map;
import java.util.Optional;

/** Customers' phones and their chats. */
public final class PhonesControl {

    private static final int MOST_MESSAGES = 5_000;

    private final Directory directory;
    private final Chats chats;
    private final MediaStore media;
    private final Customers customers;
    private final Receipts receipts;

    PhonesControl(Directory directory, Chats chats, MediaStore media, Customers customers, Receipts receipts) {
        this.directory = directory;
        this.chats = chats;
        this.media = media;
        this.customers = customers;
        this.receipts = receipts;
    }

    public void addTo(Router router) {
        router.add("GET", "/simulator/phones", this::list);
        router.add("POST", "/simulator/phones", this::create);
        router.add("GET", "/simulator/phones/{id}", call -> Reply.ok(phone(call)));
        router.add("PATCH", "/simulator/phones/{id}", this::change);
        router.add("GET", "/simulator/phones/{id}/chats", this::chatList);
        router.add("GET", "/simulator/phones/{id}/messages", this::messages);
        router.add("POST", "/simulator/phones/{id}/messages", this::write);
        router.add("POST", "/simulator/phones/{id}/read", this::read);
        router.add("GET", "/simulator/media/{id}", this::file);
    }

    private Reply list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        directory.phones().forEach(phone -> items.add(Json.tree(phone)));
        return Reply.ok(answer);
    }

    private Reply create(Call call) {
        ObjectNode request = call.json();
        boolean withoutPhone = request.path("withoutPhone").asBoolean(false);
        String phone = withoutPhone ? null : request.path("phone").textValue();
        String userId = request.path("userId").textValue();
        String waId = withoutPhone ? null : request.path("waId").asText(phone == null ? null : phone.replaceAll("\\D", ""));
        if (waId == null && userId == null) {
            throw Refused.badRequest("A customer needs phone, waId or userId.");
        }
        CustomerPhone created = new CustomerPhone(
                Ids.object(),
                request.path("name").asText(phone == null ? "Customer" : phone),
                phone,
                waId,
                userId,
                request.path("username").textValue(),
                request.path("online").asBoolean(true),
                request.path("readReceipts").asBoolean(true),
                request.path("autoRead").asBoolean(true),
                request.path("reachable").asBoolean(true));
        if (directory.phoneByAddress(created.address()).isPresent()) {
            throw new Refused(409, "There is a customer with this address already.");
        }
        directory.add(created);
        return Reply.created(created);
    }

    private Reply change(Call call) {
        ObjectNode request = call.json();
        CustomerPhone changed = directory.change(call.variable("id"), phone -> new CustomerPhone(
                        phone.id(),
                        request.path("name").asText(phone.name()),
                        phone.phone(),
                        phone.waId(),
                        phone.userId(),
                        phone.username(),
                        request.path("online").asBoolean(phone.online()),
                        request.path("readReceipts").asBoolean(phone.readReceipts()),
                        request.path("autoRead").asBoolean(phone.autoRead()),
                        request.path("reachable").asBoolean(phone.reachable())))
                .orElseThrow(() -> Refused.notFound("There is no such customer."));
        directory.numbers().forEach(number -> receipts.reconsider(new ChatKey(number.phoneNumberId(), changed.id())));
        return Reply.ok(changed);
    }

    private Reply chatList(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        chats.summaries(phone(call).id(), directory.numbers()).forEach(summary -> items.add(Json.tree(summary)));
        return Reply.ok(answer);
    }

    private Reply messages(Call call) {
        ChatKey chat = new ChatKey(NumbersControl.number(directory, call.query("phoneNumberId")).phoneNumberId(), phone(call).id());
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        chats.messages(chat, Math.min(call.queryNumber("limit", 200), MOST_MESSAGES)).forEach(message -> items.add(Json.tree(message)));
        return Reply.ok(answer);
    }

    private Reply write(Call call) {
        ObjectNode request = call.json();
        CustomerPhone phone = phone(call);
        BusinessNumber number = NumbersControl.number(directory, Optional.ofNullable(request.path("phoneNumberId").textValue()));
        String id = customers.act(number, phone, request);
        return Reply.created(Json.object().put("id", id).put("phoneId", phone.id()).put("phoneNumberId", number.phoneNumberId()));
    }

    private Reply read(Call call) {
        ObjectNode request = call.json();
        BusinessNumber number = NumbersControl.number(directory, Optional.ofNullable(request.path("phoneNumberId").textValue()));
        receipts.read(new ChatKey(number.phoneNumberId(), phone(call).id()));
        return Reply.noContent();
    }

    private Reply file(Call call) {
        Media file = media.get(call.variable("id")).orElseThrow(() -> Refused.notFound("There is no such file."));
        // A customer's document must not run as a page of this server.
        return Reply.bytes(file.mimeType(), file.content(), Map.of("Content-Security-Policy", "sandbox", "Cache-Control", "private"));
    }

    private CustomerPhone phone(Call call) {
        return directory.phone(call.variable("id")).orElseThrow(() -> Refused.notFound("There is no such customer."));
    }
}
