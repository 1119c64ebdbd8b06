// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import io.switchboard.benchmarks.product.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A connected WhatsApp channel of the product. */
record CloudChannel(String id, String phoneNumberId, String secret) {

    static CloudChannel connect(Stage stage) {
        String phoneNumberId = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));
        String secret = UUID.randomUUID().toString();
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("kind", "cloud");
        channel.put("name", "Benchmark");
        channel.put("phoneNumberId", phoneNumberId);
        channel.put("businessAccountId", "100");
        channel.put("accessToken", "token");
        channel.put("appSecret", secret);
        channel.put("verifyToken", "verify");
        channel.put("apiBase", "http://127.0.0.1:9");
        String id = stage.member()
                .post("/api/whatsapp/channels", channel)
                .expect(201)
                .json()
                .get("id")
                .asText();
        return new CloudChannel(id, phoneNumberId, secret);
    }

    Endpoint endpoint(Stage stage) {
        return new Endpoint(
                stage.product().url().getHost(),
                stage.product().url().getPort(),
                "/hooks/whatsapp/" + id,
                phoneNumberId,
                secret);
    }
}
