// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.URI;
import java.util.Map;

/** The simulator's control API: the customers' phones, the business's phone and the clock. */
record Phone(Api api) {

    static Phone of(Stage stage) {
        return new Phone(new Api(URI.create(stage.product().phoneUrl().toString()), null));
    }

    JsonNode sessions() {
        return api.get("simulator/sessions").expect(200).json().get("items");
    }

    JsonNode session(String name) {
        for (JsonNode session : sessions()) {
            if (session.get("name").asText().equals(name)) {
                return session;
            }
        }
        throw new AssertionError("No session of " + name + " in " + sessions());
    }

    void link(String code) {
        api.post("simulator/sessions/link", Map.of("code", code)).expect(200);
    }

    void logOut(String name) {
        api.post("simulator/sessions/" + session(name).get("id").asText() + "/logout", Map.of()).expect(200);
    }

    void skip(int seconds) {
        api.post("simulator/clock", Map.of("skipSeconds", seconds)).expect(200);
    }

    void backToNow() {
        api.post("simulator/clock", Map.of("now", true)).expect(200);
    }

    String write(String customer, String phoneNumberId, String text) {
        return api.post("simulator/phones/" + customer + "/messages", Map.of("phoneNumberId", phoneNumberId, "text", text))
                .json()
                .path("id")
                .asText();
    }

    JsonNode chat(String customer, String phoneNumberId) {
        return api.get("simulator/phones/" + customer + "/messages?limit=50&phoneNumberId=" + phoneNumberId)
                .expect(200)
                .json()
                .get("items");
    }
}
