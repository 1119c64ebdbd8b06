// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A WhatsApp channel whose provider is played by the story itself. */
record CloudChannel(String id, CloudPayloads payloads, Api provider) {

    /** A channel whose provider does not answer. */
    static CloudChannel create(Stage stage, Api admin, String name) {
        return create(stage, admin, name, "http://127.0.0.1:9");
    }

    static CloudChannel create(Stage stage, Api admin, String name, String apiBase) {
        String phoneNumberId = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
        String secret = UUID.randomUUID().toString();
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("kind", "cloud");
        channel.put("name", name);
        channel.put("phoneNumberId", phoneNumberId);
        channel.put("businessAccountId", "100");
        channel.put("accessToken", "token-" + secret);
        channel.put("appSecret", secret);
        channel.put("verifyToken", "verify-" + secret);
        channel.put("apiBase", apiBase);
        String id = admin.post("/api/whatsapp/channels", channel).expect(201).json().get("id").asText();
        return new CloudChannel(id, new CloudPayloads(phoneNumberId, secret), stage.anonymous());
    }

    String hook() {
        return "/hooks/whatsapp/" + id;
    }

    /** Posts a signed body. */
    Api.Answer post(byte[] body) {
        return provider.raw("POST", hook(), body, payloads.headers(body));
    }
}
