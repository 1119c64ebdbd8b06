// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as the product and the simulator do. */
class DemoSetupTest {
    @TempDir
    private Path directory;

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> said = new ArrayList<>();
    private final List<JsonNode> made = new ArrayList<>();
    private HttpServer http;
    private String channels = "{\"items\":[],\"next\":null}";

    @BeforeEach
    void aProductAndASimulator() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/auth/login", exchange -> {
            JsonNode body = json.readTree(exchange.getRequestBody());
            boolean known = body.path("email").asText().equals("ana@casalumen.example")
                    && body.path("password").asText().equals("switchboard-demo");
            answer(exchange, known ? 200 : 401, "{\"accessToken\":\"token-1\"}");
        });
        http.createContext("/simulator/credentials", exchange -> answer(exchange, 200, """
                {"apiBase":"http://localhost:1","phoneNumberId":"111","businessAccountId":"222",
                 "accessToken":"at","appSecret":"as","displayPhoneNumber":"+351 21"}"""));
        http.createContext("/api/whatsapp/channels", this::channels);
        http.start();
    }

    private void channels(HttpExchange exchange) throws IOException {
        if (!"Bearer token-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, channels);
        } else {
            made.add(json.readTree(exchange.getRequestBody()));
            answer(exchange, 201, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void gone() {
        http.stop(0);
    }

    @Test
    void the_channel_gets_what_the_simulator_gives_and_a_token_of_its_own() {
        setup().connectPhone();

        assertThat(made).singleElement().satisfies(channel -> {
            assertThat(channel.path("kind").asText()).isEqualTo("cloud");
            assertThat(channel.path("name").asText()).isEqualTo("WhatsApp Sales");
            assertThat(channel.path("phoneNumberId").asText()).isEqualTo("111");
            assertThat(channel.path("apiBase").asText()).isEqualTo("http://localhost:1");
            assertThat(channel.path("verifyToken").asText()).hasSizeGreaterThan(20);
            assertThat(channel.has("displayPhoneNumber")).isFalse();
        });
    }

    @Test
    void a_channel_that_is_there_is_connected_again() {
        channels = "{\"items\":[{\"id\":\"x\"}],\"next\":null}";
        List<String> connected = new ArrayList<>();
        http.createContext("/api/whatsapp/channels/x/connect", exchange -> {
            connected.add(exchange.getRequestMethod());
            answer(exchange, 202, "{}");
        });

        setup().connectPhone();

        assertThat(made).isEmpty();
        assertThat(connected).containsExactly("POST");
    }

    @Test
    void a_refusal_is_one_sentence_with_its_reason() {
        http.removeContext("/api/whatsapp/channels");
        http.createContext("/api/whatsapp/channels",
                exchange -> answer(exchange, 402, "{\"detail\":\"WhatsApp is not in your plan.\"}"));

        setup().connectPhone();

        assertThat(said).singleElement().asString().contains("was not connected", "402", "WhatsApp is not in your plan.");
    }

    @Test
    void nobody_there_is_one_sentence_too() {
        int port = http.getAddress().getPort();
        http.stop(0);

        setup(port).connectPhone();

        assertThat(said).singleElement().asString().contains("was not connected").doesNotContain("null");
    }

    private DemoSetup setup() {
        return setup(http.getAddress().getPort());
    }

    private DemoSetup setup(int port) {
        ProductOptions options = ProductOptions.in(directory)
                .withHome(new ProductHome(directory, directory))
                .withHttp("localhost", port)
                .withSetting(ProductOptions.PHONE_PORT, Integer.toString(port));
        InstallationSecrets secrets = new InstallationSecrets("", "", "", "", "", "");
        return new DemoSetup(ServerSettings.of(options, DataDirectory.of(directory), secrets, ""), said::add);
    }
}
