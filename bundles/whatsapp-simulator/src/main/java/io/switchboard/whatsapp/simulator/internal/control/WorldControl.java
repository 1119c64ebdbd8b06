// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.webhook.WebhookQueue;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import io.switchboard.whatsapp.simulator.internal.world.WireLog;
import java.time.Duration;
import java.util.function.Consumer;

/** The wire log, the backlog, the clock, and a fresh start. */
public final class WorldControl {

    private final WireLog wire;
    private final WebhookQueue queue;
    private final SimulatedTime time;
    private final Directory directory;
    private final String inboxUrl;
    private final Consumer<String> changed;
    private final Runnable reset;

    /**
     * @param inboxUrl where the team answers
     * @param changed told {@code clock}
     * @param reset forgets chats, faults, backlog and added customers
     */
    public WorldControl(WireLog wire, WebhookQueue queue, SimulatedTime time, Directory directory, String inboxUrl,
            Consumer<String> changed, Runnable reset) {
        this.wire = wire;
        this.queue = queue;
        this.time = time;
        this.directory = directory;
        this.inboxUrl = inboxUrl;
        this.changed = changed;
        this.reset = reset;
    }

    public void addTo(Router router) {
        router.add("GET", "/simulator/state", this::state);
        router.add("GET", "/simulator/wire", this::wire);
        router.add("GET", "/simulator/backlog", call -> Reply.ok(backlog()));
        router.add("DELETE", "/simulator/backlog", this::discard);
        router.add("POST", "/simulator/clock", this::clock);
        router.add("POST", "/simulator/reset", this::reset);
    }

    /** What the phone page shows besides chats. */
    private Reply state(Call call) {
        ObjectNode state = backlog();
        state.put("now", time.seconds()).put("aheadSeconds", time.ahead().toSeconds()).put("inboxUrl", inboxUrl);
        ArrayNode phones = state.putArray("phones");
        directory.phones().stream()
                .filter(phone -> !phone.id().startsWith(RunningBurst.BURST_PREFIX))
                .forEach(phone -> phones.add(Json.tree(phone)));
        ArrayNode numbers = state.putArray("numbers");
        directory.numbers().forEach(number -> numbers.addObject()
                .put("phoneNumberId", number.phoneNumberId())
                .put("displayPhoneNumber", number.displayPhoneNumber())
                .put("businessName", number.businessName())
                .put("connected", directory.callback(number.businessAccountId()).isPresent()));
        return Reply.ok(state);
    }

    private Reply wire(Call call) {
        ObjectNode answer = Json.object().put("p99Millis", wire.p99Millis());
        ArrayNode items = answer.putArray("items");
        boolean bodies = call.query("bodies").filter("true"::equals).isPresent();
        wire.last(call.queryNumber("limit", 50), bodies).forEach(entry -> items.add(Json.tree(entry)));
        return Reply.ok(answer);
    }

    private ObjectNode backlog() {
        return Json.object().put("backlog", queue.backlog()).put("retries", queue.retries()).put("inFlight", queue.inFlight());
    }

    private Reply discard(Call call) {
        queue.discard();
        return Reply.noContent();
    }

    private Reply clock(Call call) {
        ObjectNode request = call.json();
        time.moveTo(request.path("now").asBoolean(false) ? Duration.ZERO : time.ahead().plus(skipped(request)));
        changed.accept("clock");
        return Reply.ok(Json.object().put("now", time.seconds()).put("aheadSeconds", time.ahead().toSeconds()));
    }

    private static Duration skipped(ObjectNode request) {
        return request.has("skipSeconds")
                ? Duration.ofSeconds(request.path("skipSeconds").asLong())
                : Duration.ofHours(request.path("skipHours").asLong(24));
    }

    private Reply reset(Call call) {
        call.json();
        reset.run();
        return Reply.noContent();
    }
}
