// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.webhook.MetaErrors;
import io.switchboard.whatsapp.simulator.internal.world.FaultSwitches;
import io.switchboard.whatsapp.simulator.internal.world.Faults;

/** The fault switches. */
public final class FaultsControl {

    private static final int LONGEST_DELAY = 600_000;

    private final FaultSwitches switches;
    private final Runnable eased;

    /** @param eased called after a change, since what was held back may go on */
    public FaultsControl(FaultSwitches switches, Runnable eased) {
        this.switches = switches;
        this.eased = eased;
    }

    public void addTo(Router router) {
        router.add("GET", "/simulator/faults", call -> Reply.ok(described()));
        router.add("PUT", "/simulator/faults", this::set);
    }

    /** What is left out is off. */
    private Reply set(Call call) {
        ObjectNode request = call.json();
        int delay = request.path("delayMillis").asInt(0);
        if (delay < 0 || delay > LONGEST_DELAY) {
            throw Refused.badRequest("The field delayMillis must be between 0 and 600000.");
        }
        switches.set(new Faults(
                request.path("duplicate").asBoolean(false),
                delay,
                request.path("reorder").asBoolean(false),
                request.path("swallowStatuses").asBoolean(false),
                request.path("errorCode").isNumber() ? request.path("errorCode").asInt() : null,
                request.path("errorTimes").asInt(-1),
                times(request.path("http429")),
                times(request.path("http5xx")),
                times(request.path("lostAnswers")),
                request.path("offline").asBoolean(false)));
        eased.run();
        return Reply.ok(described());
    }

    private ObjectNode described() {
        ObjectNode answer = Json.tree(switches.now());
        ArrayNode known = answer.putArray("knownErrors");
        MetaErrors.all().forEach(error -> known.addObject().put("code", error.code()).put("title", error.title()));
        return answer;
    }

    /** A switch that is simply on strikes every time. */
    private static int times(JsonNode value) {
        return value.isBoolean() ? (value.asBoolean() ? -1 : 0) : value.asInt(0);
    }
}
