// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives the first demo organization its WhatsApp channel, through the same public addresses as an
 * administrator would: the product itself knows of no demo.
 */
final class DemoSetup {
    static final String ADMIN = "ana@casalumen.example";

    private final ServerSettings settings;
    private final Progress progress;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DemoSetup(ServerSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** A failure is told and no more: everything else works without a phone. */
    void connectPhone() {
        try {
            String token = signIn();
            JsonNode channels = items(call("GET", "/api/whatsapp/channels", token, null));
            if (channels.isEmpty()) {
                call("POST", "/api/whatsapp/channels", token, channel(credentials()));
            } else {
                // Whatever became of the simulator's memory: the provider is told again whom to call.
                for (JsonNode channel : channels) {
                    call("POST", "/api/whatsapp/channels/" + channel.path("id").asText() + "/connect", token, null);
                }
            }
            progress.say("Connected the demo's WhatsApp channel to the simulator");
        } catch (IOException e) {
            progress.say("The demo's WhatsApp channel was not connected (" + reason(e)
                    + "); connect it by hand under Channels, or start again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A refused connection comes without a message. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private String signIn() throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode()
                .put("email", ADMIN)
                .put("password", settings.value(ServerSettings.DEMO_PASSWORD));
        return call("POST", "/api/auth/login", null, body).path("accessToken").asText();
    }

    private JsonNode credentials() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(settings.phoneUrl().resolve("simulator/credentials")));
    }

    private ObjectNode channel(JsonNode credentials) {
        ObjectNode channel = json.createObjectNode().put("kind", "cloud").put("name", "WhatsApp Sales");
        for (String name : new String[] {"phoneNumberId", "businessAccountId", "accessToken", "appSecret", "apiBase"}) {
            channel.put(name, credentials.path(name).asText());
        }
        return channel.put("verifyToken", InstallationSecrets.randomPassword());
    }

    private static JsonNode items(JsonNode list) {
        return list.isArray() ? list : list.path("items");
    }

    private JsonNode call(String method, String path, @Nullable String token,
            @Nullable JsonNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.localUrl() + path));
        request.header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(Duration.ofSeconds(20)).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + " answered " + response.statusCode()
                    + detail(response.body()));
        }
        return json.readTree(response.body());
    }

    /** The sentence of a problem document, if it is one. */
    private String detail(String body) {
        try {
            String detail = json.readTree(body).path("detail").asText();
            return detail.isEmpty() ? "" : ": " + detail;
        } catch (JsonProcessingException notAProblem) {
            return "";
        }
    }
}
