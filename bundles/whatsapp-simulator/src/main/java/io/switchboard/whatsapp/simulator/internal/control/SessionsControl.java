// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.gateway.Linking;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Session;
import io.switchboard.whatsapp.simulator.internal.world.SessionState;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;

/** The business's phone: devices that wait for it, and those it is linked to. */
public final class SessionsControl {

    private static final int LONGEST_REASON = 200;

    private final Linking linking;
    private final Directory directory;
    private final SimulatedTime time;

    public SessionsControl(Linking linking, Directory directory, SimulatedTime time) {
        this.linking = linking;
        this.directory = directory;
        this.time = time;
    }

    public void addTo(Router router) {
        router.add("GET", "/simulator/sessions", this::list);
        router.add("POST", "/simulator/sessions/link", this::link);
        router.add("POST", "/simulator/sessions/{id}/logout", this::logOut);
        router.add("POST", "/simulator/sessions/{id}/degrade", call -> move(call, SessionState.READY, SessionState.DEGRADED));
        router.add("POST", "/simulator/sessions/{id}/recover", call -> move(call, SessionState.DEGRADED, SessionState.READY));
    }

    private Reply list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        linking.shown().forEach(session -> items.add(shown(session)));
        return Reply.ok(answer);
    }

    private Reply link(Call call) {
        ObjectNode request = call.json();
        String code = request.path("code").asText("").strip();
        if (code.isEmpty()) {
            throw Refused.badRequest("The field code is missing: send what the QR code holds, or the code to type.");
        }
        return Reply.ok(shown(linking.link(code, request.path("phone").textValue())));
    }

    private Reply logOut(Call call) {
        call.json();
        return Reply.ok(shown(linking.logOut(call.variable("id"), "The phone unlinked this device.")));
    }

    private Reply move(Call call, SessionState from, SessionState to) {
        String reason = call.json().path("reason").asText("The phone has been offline for long.");
        if (reason.length() > LONGEST_REASON) {
            throw Refused.badRequest("The field reason has at most " + LONGEST_REASON + " characters.");
        }
        return Reply.ok(shown(linking.move(call.variable("id"), from, to, to == SessionState.DEGRADED ? reason : null)
                .orElseThrow(() -> new Refused(409, "There is no session with this id that is " + from.wire() + "."))));
    }

    /** Without its secrets; what the QR code holds is not one, since the product shows it. */
    private ObjectNode shown(Session session) {
        ObjectNode shown = Json.object()
                .put("id", session.id())
                .put("name", session.name())
                .put("state", session.state().wire())
                .put("qr", session.qr())
                .put("code", session.code());
        if (session.state() == SessionState.QR) {
            shown.put("expiresIn", session.expiresAt() - time.seconds());
        }
        directory.number(String.valueOf(session.phoneNumberId()))
                .ifPresent(number -> shown.put("displayPhoneNumber", number.displayPhoneNumber())
                        .put("phoneNumberId", number.phoneNumberId()));
        return shown;
    }
}
