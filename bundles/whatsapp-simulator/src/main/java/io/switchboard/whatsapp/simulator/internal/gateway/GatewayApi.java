// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.http.Call;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.http.Refused;
import io.switchboard.whatsapp.simulator.internal.http.Reply;
import io.switchboard.whatsapp.simulator.internal.http.Router;
import io.switchboard.whatsapp.simulator.internal.world.Directory;
import io.switchboard.whatsapp.simulator.internal.world.Ids;
import io.switchboard.whatsapp.simulator.internal.world.Session;
import io.switchboard.whatsapp.simulator.internal.world.SessionState;
import io.switchboard.whatsapp.simulator.internal.world.Sessions;
import io.switchboard.whatsapp.simulator.internal.world.SimulatedTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gateway's addresses; the document of the decision on pairing describes them. */
public final class GatewayApi {

    private static final int QR_SECONDS = 60;
    private static final int CODE_SECONDS = 180;

    private final Sessions sessions;
    private final Directory directory;
    private final SimulatedTime time;
    private final Linking linking;
    private final @Nullable String secret;

    /** @param secret what a new session must be asked for with; null takes anybody */
    public GatewayApi(
            Sessions sessions, Directory directory, SimulatedTime time, Linking linking, @Nullable String secret) {
        this.sessions = sessions;
        this.directory = directory;
        this.time = time;
        this.linking = linking;
        this.secret = secret;
    }

    public void addTo(Router router) {
        router.add("POST", "/sessions", this::start);
        router.add("GET", "/sessions/{id}", call -> Reply.ok(described(session(call))));
        router.add("POST", "/sessions/{id}/qr", call -> Reply.ok(described(offered(call, QR_SECONDS, old -> null))));
        router.add("POST", "/sessions/{id}/code", this::code);
        router.add("DELETE", "/sessions/{id}", this::end);
    }

    /** Asked again with the same key, the answer is the same session. */
    private Reply start(Call call) {
        if (secret != null && !same(secret, call.bearerToken().orElse(""))) {
            throw new Refused(401, "The gateway's secret is missing or wrong.");
        }
        ObjectNode request = call.json();
        String key = call.header("Idempotency-Key").orElseGet(Ids::secret);
        URI webhook = address(request.path("webhook").asText());
        String name = request.path("name").asText("Business");
        Session session = sessions.first(known -> known.key().equals(key)).orElseGet(() -> {
            Session fresh = new Session(Ids.secret(), key, name, webhook, Ids.secret(), Ids.secret(),
                    SessionState.UNPAIRED, null, null, 0, null, null).offering(qr(), null, time.seconds() + QR_SECONDS);
            sessions.add(fresh);
            return fresh;
        });
        return Reply.created(described(session).put("secret", session.secret()).put("appSecret", session.appSecret()));
    }

    /** The phone's number is asked for as WhatsApp asks for it; here any phone may type the code. */
    private Reply code(Call call) {
        session(call);
        if (call.json().path("phone").asText().replaceAll("\\D", "").length() < 7) {
            throw Refused.badRequest("The field phone must be a phone number with its country code.");
        }
        return Reply.ok(described(offered(call, CODE_SECONDS, old -> typed())));
    }

    private Session offered(Call call, int seconds, Function<Session, @Nullable String> code) {
        Session asked = session(call);
        return sessions.change(asked.id(), old -> old.state() == SessionState.UNPAIRED || old.state() == SessionState.QR
                        ? old.offering(qr(), code.apply(old), time.seconds() + seconds)
                        : old)
                .filter(now -> now.state() == SessionState.QR)
                .orElseThrow(() -> new Refused(409, "This session is " + asked.state().wire() + " and needs no code."));
    }

    private Reply end(Call call) {
        Session session = session(call);
        sessions.remove(session.id());
        // A number that was logged out may be linked to another device by now.
        if (session.state().linked()) {
            linking.release(session);
        }
        return Reply.noContent();
    }

    private Session session(Call call) {
        String given = call.bearerToken().orElse("");
        return sessions.find(call.variable("id"))
                .filter(session -> same(session.secret(), given))
                .orElseThrow(() -> Refused.notFound("There is no such session, or its secret is another."));
    }

    private ObjectNode described(Session session) {
        ObjectNode described = Json.object().put("id", session.id()).put("state", session.state().wire());
        if (session.qr() != null) {
            // How long, not until when: the clocks of two servers need not agree.
            described.put("qr", session.qr()).put("expiresIn", session.expiresAt() - time.seconds());
        }
        if (session.code() != null) {
            described.put("code", session.code());
        }
        if (session.reason() != null) {
            described.put("reason", session.reason());
        }
        if (session.state() == SessionState.READY || session.state() == SessionState.DEGRADED) {
            directory.number(String.valueOf(session.phoneNumberId())).ifPresent(number -> described.putObject("number")
                    .put("phoneNumberId", number.phoneNumberId())
                    .put("businessAccountId", number.businessAccountId())
                    .put("displayPhoneNumber", number.displayPhoneNumber())
                    .put("accessToken", number.accessToken()));
        }
        return described;
    }

    /** As long as WhatsApp's own, so that the picture is as dense. */
    private static String qr() {
        return "2@" + Ids.secret() + Ids.secret() + Ids.secret() + "," + Ids.secret() + Ids.secret() + "," + Ids.secret();
    }

    private static String typed() {
        String letters = Ids.secret().toUpperCase(Locale.ROOT);
        return letters.substring(0, 4) + "-" + letters.substring(4, 8);
    }

    private static URI address(String webhook) {
        try {
            URI uri = URI.create(webhook);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("The field webhook is not an address.");
        }
        throw Refused.badRequest("The field webhook must be an http or https address.");
    }

    private static boolean same(String known, String given) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
