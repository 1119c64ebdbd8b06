// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.module.Settings;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two generations of the module on one port, one after the other. */
class HandOverTest extends SimulatorFixture {

    @TempDir
    Path directory;

    @Test
    void theNewGenerationTakesThePortWhenTheOldOneLetsGo() {
        Settings settings = settings(simulator.port());
        SimulatorModule next = new SimulatorModule(settings, HTTP, Clock.systemUTC());
        try {
            assertThat(next.execute().getStatus()).isEqualTo(Result.Status.OK);
            assertThat(client.control("faults").status()).as("the old one serves").isEqualTo(200);

            simulator.close();
            eventually(() -> next.execute().toString().contains("Listening"));

            assertThat(client.control("faults").status()).as("the new one serves").isEqualTo(200);
        } finally {
            next.close();
        }
    }

    @Test
    void subscriptionsAndCustomersOutliveARestart() throws Exception {
        Settings settings = settings(freePort());
        SimulatorModule first = new SimulatorModule(settings, HTTP, Clock.systemUTC());
        Client before = new Client(HTTP, "http://127.0.0.1:" + settings.get("port").orElseThrow(), credentials(simulator));
        before.subscribe(product);
        String phone = before.control("POST", "phones", "{'name':'Lena','phone':'+49 151 2300 9999'}").ok().path("id").asText();
        first.close();

        SimulatorModule second = new SimulatorModule(settings, HTTP, Clock.systemUTC());
        try {
            before.customer(phone, "{'text':'still here'}");
            eventually(() -> product.messages().size() == 1);
        } finally {
            second.close();
        }
    }

    @Test
    void aTakenPortIsAFailureForWhoeverWantsItNow() {
        SimulatorOptions usual = options();
        SimulatorOptions taken = new SimulatorOptions(usual.host(), simulator.port(), usual.backoff(), usual.tick(), "", null, usual.firstNumber(), null);

        assertThatThrownBy(() -> Simulator.start(taken, HTTP, Clock.systemUTC())).isInstanceOf(BindException.class);
    }

    @Test
    void aClosedSimulatorLeavesNoThread() throws Exception {
        Simulator other = Simulator.start(options(), HTTP, Clock.systemUTC());
        other.close();
        simulator.close();

        eventually(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("whatsapp-simulator")));
    }

    private Settings settings(int port) {
        Map<String, String> values = Map.of("port", Integer.toString(port), "state-file", directory.resolve("state.json").toString());
        return key -> Optional.ofNullable(values.get(key));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
