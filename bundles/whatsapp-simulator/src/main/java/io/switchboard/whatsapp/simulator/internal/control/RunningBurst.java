// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.webhook.Delivery;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookPayloads;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookQueue;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.ChatKey;
import io.switchboard.whatsapp.simulator.internal.world.ChatMessage;
import io.switchboard.whatsapp.simulator.internal.world.Chats;
import io.switchboard.whatsapp.simulator.internal.world.CustomerPhone;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.MessageState;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A burst on its way, with customers of its own and a queue of its own that no fault switch touches. */
final class RunningBurst {

    /** Ids of a burst's customers; the phone page leaves them out. */
    static final String BURST_PREFIX = "burst-";

    private final String id = Ids.secret();
    private final Burst.Request request;
    private final BusinessNumber number;
    private final Directory directory;
    private final Chats chats;
    private final SimulatedTime time;
    private final WebhookQueue queue;
    private final long start = System.nanoTime();
    private final AtomicInteger open = new AtomicInteger();
    private final Burst burst;
    private final List<CustomerPhone> phones = new ArrayList<>();
    private final String[] messageIds;
    private int webhooks;
    private int calls;
    private volatile long nanos;

    RunningBurst(Burst.Request request, BusinessNumber number, Directory directory, Chats chats, SimulatedTime time, WebhookQueue queue) {
        this.request = request;
        this.number = number;
        this.directory = directory;
        this.chats = chats;
        this.time = time;
        this.queue = queue;
        this.burst = new Burst(request);
        this.messageIds = new String[request.messages()];
    }

    String id() {
        return id;
    }

    void start() {
        createPhones();
        List<Burst.Lane> lanes = burst.plan();
        long first = time.seconds() - (request.messages() - 1) / request.phones();
        Delivery[] deliveries = new Delivery[request.messages()];
        for (int message = 0; message < request.messages(); message++) {
            deliveries[message] = delivery(message, first + message / request.phones());
        }
        List<List<Delivery>> queued = new ArrayList<>();
        for (Burst.Lane lane : lanes) {
            queued.add(lane.steps().stream()
                    .map(step -> step.copies() == 2 ? deliveries[step.message()].twice() : deliveries[step.message()])
                    .toList());
        }
        webhooks = queued.stream().mapToInt(List::size).sum();
        open.set(webhooks);
        calls = queued.stream().mapToInt(Burst::calls).sum();
        for (int lane = 0; lane < queued.size(); lane++) {
            queue.addAll("lane " + lane, queued.get(lane));
        }
    }

    Burst.Report report() {
        List<Burst.PhoneReport> sent = new ArrayList<>();
        for (int phone = 0; phone < phones.size(); phone++) {
            List<String> ids = new ArrayList<>();
            for (int message = phone; message < messageIds.length; message += phones.size()) {
                ids.add(messageIds[message]);
            }
            sent.add(new Burst.PhoneReport(phones.get(phone).id(), phones.get(phone).address(), ids));
        }
        boolean done = open.get() == 0;
        long took = done ? nanos : System.nanoTime() - start;
        return new Burst.Report(id, number.phoneNumberId(), done ? "done" : "running", request.messages(), burst.duplicates(),
                burst.reordered(), calls, webhooks, webhooks - open.get(), queue.retries(), took / 1_000_000, sent);
    }

    void close() {
        queue.close();
    }

    private void createPhones() {
        int block = ThreadLocalRandom.current().nextInt(1_000);
        for (int i = 0; i < request.phones(); i++) {
            String phone = String.format("+49 1512 %03d%04d", block, i);
            phones.add(CustomerPhone.withNumber(BURST_PREFIX + Ids.object(), "Burst customer " + (i + 1), phone));
        }
        directory.addAll(phones);
    }

    /** Timestamps of one customer are a second apart, so that their true order can be told whatever order they come in. */
    private Delivery delivery(int message, long at) {
        CustomerPhone phone = phones.get(message % phones.size());
        String messageId = Ids.message(phone.address());
        messageIds[message] = messageId;
        ObjectNode text = Json.object().put("body", "Message " + (message / phones.size() + 1) + " of burst " + id.substring(0, 6));
        chats.add(new ChatKey(number.phoneNumberId(), phone.id()), ChatMessage.fromCustomer(messageId, "text", text, at, null));
        ObjectNode webhook = Json.object().put("id", messageId).put("timestamp", Long.toString(at)).put("type", "text");
        webhook.set("text", text);
        byte[] body = Json.asciiBytes(WebhookPayloads.message(number, phone, webhook));
        return new Delivery(number, "webhook messages: text", body, 1, () -> taken(messageId));
    }

    private void taken(String messageId) {
        chats.change(messageId, message -> message.reached(MessageState.DELIVERED));
        if (open.decrementAndGet() == 0) {
            nanos = System.nanoTime() - start;
        }
    }
}
