// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.internal.gateway.GatewayFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks the pairing gateway's contract. Secrets go into headers and nowhere else. */
public final class GatewayClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_REASON = 200;

    private final HttpClient http;
    private final ObjectMapper json;
    private final URI base;
    private final String secret;

    /** @param secret what the gateway wants to be asked with for a new session; may be empty */
    public GatewayClient(HttpClient http, ObjectMapper json, URI base, String secret) {
        this.http = http;
        this.json = json;
        this.base = base;
        this.secret = secret;
    }

    /**
     * Makes a session.
     *
     * @param webhook where it sends to
     * @param key asked again with the same key, the gateway gives the same session
     */
    public GatewaySession start(String name, String webhook, String key) throws GatewayFailure {
        ObjectNode wanted = json.createObjectNode().put("name", name).put("webhook", webhook);
        GatewaySession made = session(request("", secret).header("Idempotency-Key", key), wanted);
        if (made.id() == null || made.secret() == null || made.appSecret() == null) {
            throw notAsAgreed(null);
        }
        return made;
    }

    public GatewaySession get(SessionKey session) throws GatewayFailure {
        return read(send(request(path(session), session.secret()).GET()));
    }

    /** Asks for a fresh code to scan. */
    public GatewaySession freshCode(SessionKey session) throws GatewayFailure {
        return session(request(path(session) + "/qr", session.secret()), json.createObjectNode());
    }

    /** Asks for a code to type on the phone with this number. */
    public GatewaySession codeFor(SessionKey session, String phone) throws GatewayFailure {
        return session(request(path(session) + "/code", session.secret()), json.createObjectNode().put("phone", phone));
    }

    /** Logs the session out; one that is gone already is fine. */
    public void end(SessionKey session) throws GatewayFailure {
        try {
            send(request(path(session), session.secret()).DELETE());
        } catch (GatewayFailure failure) {
            if (failure.kind() != Kind.UNKNOWN_SESSION) {
                throw failure;
            }
        }
    }

    private GatewaySession session(HttpRequest.Builder request, ObjectNode body) throws GatewayFailure {
        return read(send(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()))));
    }

    private HttpRequest.Builder request(String path, String bearer) {
        String root = base.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "/sessions" + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(TIMEOUT)
                .header("Accept", "application/json");
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static String path(SessionKey session) {
        return "/" + URLEncoder.encode(session.id(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] send(HttpRequest.Builder request) throws GatewayFailure {
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new GatewayFailure(
                    Kind.AWAY, "The pairing gateway does not answer; it is asked again shortly.", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayFailure(Kind.AWAY, "The pairing gateway was not waited for.", stopped);
        }
        int status = answer.statusCode();
        if (status == NOT_FOUND) {
            throw new GatewayFailure(Kind.UNKNOWN_SESSION, "The pairing gateway does not know this session.", null);
        }
        if (status >= 500 || status == 429) {
            throw new GatewayFailure(
                    Kind.AWAY, "The pairing gateway answered " + status + "; it is asked again shortly.", null);
        }
        if (status / 100 != 2) {
            throw new GatewayFailure(
                    Kind.REFUSED, "The pairing gateway refused with " + status + reason(answer.body()), null);
        }
        return answer.body();
    }

    private GatewaySession read(byte[] body) throws GatewayFailure {
        try {
            GatewaySession read = json.readValue(body, GatewaySession.class);
            if (read == null || read.state() == null) {
                throw notAsAgreed(null);
            }
            return read;
        } catch (GatewayFailure asItIs) {
            throw asItIs;
        } catch (IOException notJson) {
            throw notAsAgreed(notJson);
        }
    }

    private static GatewayFailure notAsAgreed(@Nullable Throwable cause) {
        return new GatewayFailure(
                Kind.AWAY, "What the pairing gateway answered is not understood; its version may not fit.", cause);
    }

    private String reason(byte[] body) {
        try {
            String said = json.readTree(body).path("error").asText("");
            String shown = said.length() <= LONGEST_REASON ? said : said.substring(0, LONGEST_REASON) + "…";
            return shown.isEmpty() ? "." : ": " + shown;
        } catch (IOException notJson) {
            return ".";
        }
    }
}
