// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.whatsapp.simulator.internal.Client.Answer;
import io.switchboard.whatsapp.simulator.internal.webhook.Signature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest extends SimulatorFixture {

    private Answer gateway(String method, String path, String json, String secret) {
        return client.call(method, simulator.base() + "/sessions" + path, "application/json",
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), secret);
    }

    private JsonNode session() {
        return gateway("POST", "", "{'name':'Shop','webhook':'" + product.callback() + "'}", GATEWAY_SECRET).ok();
    }

    private Answer ask(JsonNode session) {
        return gateway("GET", "/" + session.path("id").asText(), "", session.path("secret").asText());
    }

    private Answer link(String code) {
        return client.control("POST", "sessions/link", "{'code':'" + code + "'}");
    }

    private JsonNode linked() {
        JsonNode session = session();
        link(session.path("qr").asText()).ok();
        eventually(() -> ask(session).json().path("state").asText().equals("ready"));
        return session;
    }

    private List<String> hints() {
        return product.received().stream()
                .filter(webhook -> webhook.text().contains("session_update"))
                .map(webhook -> webhook.value().path("event").asText())
                .toList();
    }

    @Test
    void aScannedCodeMakesTheSessionANumberOfTheGraphApi() throws Exception {
        JsonNode session = session();
        assertThat(session.path("state").asText()).isEqualTo("qr");
        assertThat(session.path("expiresIn").asInt()).isBetween(50, 60);
        assertThat(link(session.path("qr").asText()).ok().path("state").asText()).isEqualTo("authenticated");
        eventually(() -> ask(session).json().path("state").asText().equals("ready"));

        JsonNode number = ask(session).json().path("number");
        String token = number.path("accessToken").asText();
        Client shop = new Client(HTTP, simulator.base(), ((ObjectNode) number).put("appSecret", session.path("appSecret").asText()));
        shop.subscribe(product);
        shop.customer(HANNAH, "{'text':'Is this the shop?'}");
        eventually(() -> product.messages().size() == 1);
        Product.Received webhook = product.received().get(product.received().size() - 1);
        assertThat(webhook.signature()).isEqualTo(Signature.of(webhook.body(), session.path("appSecret").asText()));
        shop.sendText(HANNAHS_NUMBER, "It is.");
        assertThat(shop.chat(HANNAH)).hasSize(2);
        assertThat(token).isNotBlank();
        assertThat(hints()).containsSubsequence("authenticated", "ready");
    }

    @Test
    void theCodeToTypeIsAsGoodAsTheOneToScan() {
        JsonNode session = session();
        String path = "/" + session.path("id").asText() + "/code";
        assertThat(gateway("POST", path, "{}", session.path("secret").asText()).status()).isEqualTo(400);
        String code = gateway("POST", path, "{'phone':'+49 30 5550 0199'}", session.path("secret").asText()).ok().path("code").asText();
        assertThat(code).matches("[0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(link(code).ok().path("displayPhoneNumber").asText()).isEqualTo("+49 30 5550 0199");
    }

    @Test
    void aCodeExpiresByTheSimulatedClock() {
        JsonNode session = session();
        client.control("POST", "clock", "{'skipSeconds':61}").ok();
        assertThat(ask(session).ok().path("state").asText()).isEqualTo("unpaired");
        assertThat(ask(session).ok().has("qr")).isFalse();
        assertThat(link(session.path("qr").asText()).status()).isEqualTo(404);
        JsonNode fresh = gateway("POST", "/" + session.path("id").asText() + "/qr", "", session.path("secret").asText()).ok();
        assertThat(fresh.path("qr").asText()).isNotEqualTo(session.path("qr").asText());
        assertThat(link(fresh.path("qr").asText()).status()).isEqualTo(200);
    }

    @Test
    void thePhoneLogsADeviceOutAndItsTokenIsOfNoUse() {
        JsonNode session = linked();
        JsonNode number = ask(session).json().path("number");
        client.control("POST", "sessions/" + session.path("id").asText() + "/logout", "{}").ok();
        assertThat(ask(session).ok().path("state").asText()).isEqualTo("logged_out");
        String address = simulator.base() + "/v23.0/" + number.path("phoneNumberId").asText();
        assertThat(client.get(address, number.path("accessToken").asText()).errorCode()).isEqualTo(190);
        eventually(() -> hints().contains("logged_out"));
    }

    @Test
    void aNumberThatWasLoggedOutIsLinkedAgainAsTheSame() {
        JsonNode first = linked();
        String before = ask(first).json().path("number").path("phoneNumberId").asText();
        JsonNode meanwhile = linked();
        assertThat(ask(meanwhile).json().path("number").path("phoneNumberId").asText()).isNotEqualTo(before);
        assertThat(gateway("DELETE", "/" + first.path("id").asText(), "", first.path("secret").asText()).status()).isEqualTo(204);
        assertThat(ask(first).status()).isEqualTo(404);
        assertThat(ask(linked()).json().path("number").path("phoneNumberId").asText()).isEqualTo(before);
    }

    @Test
    void aLinkedDeviceStaysLinkedOverARestart(@TempDir Path folder) throws Exception {
        SimulatorOptions usual = options();
        SimulatorOptions kept = new SimulatorOptions(usual.host(), 0, usual.backoff(), usual.tick(), "", folder.resolve("state.json"), usual.firstNumber(), GATEWAY_SECRET);
        simulator.close();
        simulator = Simulator.start(kept, HTTP, Clock.systemUTC());
        client = new Client(HTTP, simulator.base(), credentials(simulator));
        JsonNode session = linked();
        String token = ask(session).json().path("number").path("accessToken").asText();
        simulator.close();
        simulator = Simulator.start(kept, HTTP, Clock.systemUTC());
        assertThat(ask(session).ok().path("state").asText()).isEqualTo("ready");
        assertThat(ask(session).ok().path("number").path("accessToken").asText()).isEqualTo(token);
    }

    @Test
    void askedTwiceWithOneKeyItIsOneSession() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.base() + "/sessions"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + GATEWAY_SECRET)
                .header("Idempotency-Key", "channel:1")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Shop\",\"webhook\":\"" + product.callback() + "\"}"))
                .build();
        String once = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo(once);
        assertThat(client.control("sessions").ok().path("items")).hasSize(1);
        assertThat(client.control("sessions").ok().toString()).doesNotContain("appSecret", "accessToken", GATEWAY_SECRET);
    }

    @Test
    void nobodyGetsASessionWithoutItsSecret() {
        JsonNode session = session();
        assertThat(gateway("GET", "/" + session.path("id").asText(), "", "another").status()).isEqualTo(404);
        assertThat(gateway("POST", "", "{'webhook':'" + product.callback() + "'}", "another").status()).isEqualTo(401);
        assertThat(gateway("POST", "", "{'webhook':'nowhere'}", GATEWAY_SECRET).status()).isEqualTo(400);
        assertThat(link("").status()).isEqualTo(400);
        assertThat(client.control("POST", "sessions/nothing/logout", "{}").status()).isEqualTo(404);
    }

    @Test
    void aSessionCanBeDegradedAndRecover() {
        JsonNode session = linked();
        String id = session.path("id").asText();
        client.control("POST", "sessions/" + id + "/degrade", "{'reason':'The phone is offline.'}").ok();
        assertThat(ask(session).json().path("reason").asText()).isEqualTo("The phone is offline.");
        assertThat(ask(session).json().path("number").isObject()).isTrue();
        client.control("POST", "sessions/" + id + "/recover", "{}").ok();
        assertThat(ask(session).json().path("state").asText()).isEqualTo("ready");
        assertThat(client.control("POST", "sessions/" + id + "/recover", "{}").status()).isEqualTo(409);
    }
}
