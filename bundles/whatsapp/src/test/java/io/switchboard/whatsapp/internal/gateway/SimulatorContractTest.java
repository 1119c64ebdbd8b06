// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.whatsapp.simulator.internal.Simulator;
import io.switchboard.whatsapp.simulator.internal.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client and the simulator's gateway understand each other. */
class SimulatorContractTest {
    private static final String WEBHOOK = "http://127.0.0.1:9/hooks/whatsapp/channel";
    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator;
    private GatewayClient client;

    @BeforeEach
    void start() throws IOException {
        SimulatorOptions usual = SimulatorOptions.inMemory();
        simulator = Simulator.start(
                new SimulatorOptions(
                        usual.host(), 0, usual.backoff(), usual.tick(), "", null, usual.firstNumber(), "gateway secret"),
                http,
                Clock.systemUTC());
        client = client("gateway secret");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private GatewayClient client(String secret) {
        return new GatewayClient(http, new ObjectMapper(), URI.create(simulator.base() + "/"), secret);
    }

    private SessionKey begin() throws GatewayFailure {
        GatewaySession session = client.start("Shop", WEBHOOK, "channel:1");
        return new SessionKey(session.id(), session.secret());
    }

    private void control(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.base() + "/simulator/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private void link(String code) throws Exception {
        control("sessions/link", "{\"code\":\"" + code + "\"}");
    }

    @Test
    void aSessionGoesFromCodeToNumber() throws Exception {
        SessionKey key = begin();
        GatewaySession waiting = client.get(key);
        assertThat(waiting.state()).isEqualTo("qr");
        assertThat(waiting.qr()).startsWith("2@");
        assertThat(waiting.expiresIn()).isBetween(1L, 60L);
        assertThat(waiting.number()).isNull();
        link(waiting.qr());
        await().until(() -> "ready".equals(client.get(key).state()));
        assertThat(client.get(key).number().whole()).isTrue();
        assertThat(client.get(key).qr()).isNull();
        control("sessions/" + key.id() + "/degrade", "{\"reason\":\"Offline.\"}");
        assertThat(client.get(key).state()).isEqualTo("degraded");
        assertThat(client.get(key).reason()).isEqualTo("Offline.");
        control("sessions/" + key.id() + "/logout", "{}");
        assertThat(client.get(key).state()).isEqualTo("logged_out");
    }

    @Test
    void oneKeyIsOneSession() throws GatewayFailure {
        assertThat(begin()).isEqualTo(begin());
        assertThat(client.start("Shop", WEBHOOK, "channel:2").id()).isNotEqualTo(begin().id());
    }

    @Test
    void anExpiredCodeIsReplacedByAFreshOne() throws Exception {
        SessionKey key = begin();
        String first = client.get(key).qr();
        control("clock", "{\"skipSeconds\":61}");
        assertThat(client.get(key).state()).isEqualTo("unpaired");
        assertThat(client.get(key).qr()).isNull();
        assertThat(client.freshCode(key).qr()).isNotBlank().isNotEqualTo(first);
        assertThat(client.get(key).state()).isEqualTo("qr");
    }

    @Test
    void aCodeToTypeLinksAsWell() throws Exception {
        SessionKey key = begin();
        link(client.codeFor(key, "+493055500199").code());
        await().until(() -> "ready".equals(client.get(key).state()));
    }

    @Test
    void refusalsAreToldApart() throws Exception {
        SessionKey key = begin();
        assertThat(failure(() -> client.get(new SessionKey(key.id(), "another"))).kind())
                .isEqualTo(GatewayFailure.Kind.UNKNOWN_SESSION);
        GatewayFailure refused = failure(() -> client("another").start("Shop", WEBHOOK, "channel:3"));
        assertThat(refused.kind()).isEqualTo(GatewayFailure.Kind.REFUSED);
        assertThat(refused).hasMessageContaining("secret").hasMessageNotContaining("another");
        client.end(key);
        assertThat(failure(() -> client.get(key)).kind()).isEqualTo(GatewayFailure.Kind.UNKNOWN_SESSION);
        client.end(key);
        simulator.close();
        assertThat(failure(() -> client.get(key)).kind()).isEqualTo(GatewayFailure.Kind.AWAY);
    }

    private static GatewayFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        return catchThrowableOfType(GatewayFailure.class, asked);
    }
}
