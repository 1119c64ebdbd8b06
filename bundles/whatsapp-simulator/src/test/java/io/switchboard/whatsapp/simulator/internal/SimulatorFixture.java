// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.whatsapp.simulator.internal.http.Json;
import io.switchboard.whatsapp.simulator.internal.webhook.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running simulator, a product that has subscribed to it, and one known customer, {@code hannah}. */
abstract class SimulatorFixture {

    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final String GATEWAY_SECRET = "gateway secret";
    static final String HANNAH = "hannah";
    static final String HANNAHS_NUMBER = "4915123004417";

    Simulator simulator;
    Product product;
    Client client;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(options(), HTTP, Clock.systemUTC());
        product = new Product();
        client = new Client(HTTP, simulator.base(), credentials(simulator));
        client.subscribe(product);
    }

    @AfterEach
    void stop() {
        simulator.close();
        product.close();
    }

    static SimulatorOptions options() {
        SimulatorOptions usual = SimulatorOptions.inMemory();
        return new SimulatorOptions(usual.host(), 0, new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
                Duration.ofMillis(10), "", null, usual.firstNumber(), GATEWAY_SECRET);
    }

    static JsonNode credentials(Simulator simulator) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.base() + "/simulator/credentials")).build();
        return Json.parse(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(10));
    }

    static void eventually(Callable<Boolean> condition) {
        await().until(condition);
    }
}
