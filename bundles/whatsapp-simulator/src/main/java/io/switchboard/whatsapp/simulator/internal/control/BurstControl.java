// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookQueue;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Chats;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** Starts bursts and reports on them. */
public final class BurstControl {

    private static final int MOST_MESSAGES = 100_000;
    private static final int MOST_PHONES = 10_000;
    private static final int MOST_CONCURRENT = 64;

    private final Directory directory;
    private final Chats chats;
    private final SimulatedTime time;
    private final IntFunction<WebhookQueue> queues;
    private final Map<String, RunningBurst> bursts = new ConcurrentHashMap<>();

    /** @param queues makes a queue that keeps this many calls in flight */
    public BurstControl(Directory directory, Chats chats, SimulatedTime time, IntFunction<WebhookQueue> queues) {
        this.directory = directory;
        this.chats = chats;
        this.time = time;
        this.queues = queues;
    }

    public void addTo(Router router) {
        router.add("POST", "/simulator/burst", this::start);
        router.add("GET", "/simulator/burst/{id}", this::report);
        router.add("DELETE", "/simulator/burst/{id}", this::stop);
    }

    public void close() {
        bursts.values().forEach(RunningBurst::close);
        bursts.clear();
    }

    private Reply start(Call call) {
        ObjectNode request = call.json();
        Burst.Request wanted = new Burst.Request(
                between(request, "messages", 1_000, MOST_MESSAGES),
                between(request, "phones", 50, MOST_PHONES),
                request.path("duplicateRatio").asDouble(0),
                request.path("reorderRatio").asDouble(0),
                between(request, "concurrency", 8, MOST_CONCURRENT),
                request.path("seed").asLong(1));
        BusinessNumber number = NumbersControl.number(directory, Optional.ofNullable(request.path("phoneNumberId").textValue()));
        RunningBurst burst = new RunningBurst(wanted, number, directory, chats, time, queues.apply(wanted.concurrency()));
        bursts.put(burst.id(), burst);
        burst.start();
        return Reply.json(202, burst.report());
    }

    private Reply report(Call call) {
        return Reply.ok(burst(call).report());
    }

    private Reply stop(Call call) {
        burst(call).close();
        bursts.remove(call.variable("id"));
        return Reply.noContent();
    }

    private RunningBurst burst(Call call) {
        RunningBurst burst = bursts.get(call.variable("id"));
        if (burst == null) {
            throw Refused.notFound("There is no such burst.");
        }
        return burst;
    }

    private static int between(ObjectNode request, String name, int otherwise, int most) {
        int value = request.path(name).asInt(otherwise);
        if (value < 1 || value > most) {
            throw Refused.badRequest("The field " + name + " must be between 1 and " + most + ".");
        }
        return value;
    }
}
