// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.webhook.Signature;
import io.switchboard.whatsapp.simulator.internal.webhook.Transport;
import io.switchboard.whatsapp.simulator.internal.world.BusinessNumber;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Business numbers and their credentials, and webhooks of any content. */
public final class NumbersControl {

    private final Directory directory;
    private final Transport transport;

    public NumbersControl(Directory directory, Transport transport) {
        this.directory = directory;
        this.transport = transport;
    }

    public void addTo(Router router) {
        router.add("GET", "/simulator/credentials", call -> Reply.ok(credentials(call, number(directory, call.query("phoneNumberId")))));
        router.add("GET", "/simulator/numbers", this::list);
        router.add("POST", "/simulator/numbers", this::create);
        router.add("POST", "/simulator/webhooks", this::webhook);
    }

    /** The named number, or the first one when none is named. */
    static BusinessNumber number(Directory directory, Optional<String> phoneNumberId) {
        return phoneNumberId
                .map(id -> directory.number(id).orElseThrow(() -> Refused.notFound("There is no business number " + id + ".")))
                .or(directory::firstNumber)
                .orElseThrow(() -> Refused.notFound("There is no business number yet."));
    }

    private Reply list(Call call) {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        directory.numbers().forEach(number -> items.add(credentials(call, number)));
        return Reply.ok(answer);
    }

    private Reply create(Call call) {
        ObjectNode request = call.json();
        String phone = "+49 30 " + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        BusinessNumber number = new BusinessNumber(
                Ids.object(),
                request.path("businessAccountId").asText(Ids.object()),
                request.path("displayPhoneNumber").asText(phone),
                request.path("businessName").asText("Business"),
                "EAA" + Ids.secret() + Ids.secret(),
                Ids.secret());
        directory.add(number);
        return Reply.created(credentials(call, number));
    }

    private ObjectNode credentials(Call call, BusinessNumber number) {
        ObjectNode credentials = Json.object().put("apiBase", call.base()).setAll(Json.tree(number));
        directory.callback(number.businessAccountId()).ifPresent(callback -> credentials.put("callback", callback.uri().toString()));
        return credentials;
    }

    /** Sends {@code body} (JSON) or {@code text} (anything) as it is, once, and says what came back. */
    private Reply webhook(Call call) {
        ObjectNode request = call.json();
        BusinessNumber number = number(directory, Optional.ofNullable(request.path("phoneNumberId").textValue()));
        byte[] body = request.has("body")
                ? Json.bytes(request.path("body"))
                : request.path("text").asText().getBytes(StandardCharsets.UTF_8);
        Optional<String> signature = switch (request.path("signature").asText("valid")) {
            case "valid" -> Optional.of(Signature.of(body, number.appSecret()));
            case "wrong" -> Optional.of(Signature.of(body, number.appSecret() + "x"));
            case "missing" -> Optional.empty();
            default -> throw Refused.badRequest("The field signature must be valid, wrong or missing.");
        };
        int status = transport.send(number, body, signature).join();
        if (status == Transport.NO_CALLBACK) {
            throw new Refused(409, "Nobody has subscribed to the webhooks of this number.");
        }
        return Reply.ok(Json.object().put("status", status));
    }
}
