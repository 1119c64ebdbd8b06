// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Brazilian mobile has a ninth digit for people and often none for WhatsApp: the person is one customer either way. */
@ExtendWith(RunningProduct.class)
class PhoneSpellingIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "551187654321, +55 11 98765-4321",
        "5511987654321, +55 11 8765-4321",
        "551187654321, +55 11 8765-4321",
        "5511987654321, +55 11 98765-4321"
    })
    void whoWroteIsFoundWhenTheNumberIsTyped(String waId, String typed, Stage stage) {
        Tenant tenant = Tenant.register(stage, "Inbound first");
        writes(stage, tenant, waId);
        String customer = await().atMost(SOON).until(() -> customers(tenant), found -> found.size() == 1).get(0).get("id").asText();

        for (String kind : List.of("phone", "whatsapp")) {
            JsonNode refusal = create(tenant, kind, typed).expect(409).json();
            assertThat(refusal.get("code").asText()).isEqualTo("crm.identity_taken");
            assertThat(refusal.get("customer").asText()).isEqualTo(customer);
        }
        assertThat(customers(tenant)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, +55 11 98765-4321, 551187654321",
        "phone, +55 11 8765-4321, 5511987654321",
        "phone, +55 11 8765-4321, 551187654321",
        "phone, +55 11 98765-4321, 5511987654321",
        "whatsapp, 551187654321, 5511987654321",
        "whatsapp, 5511987654321, 551187654321"
    })
    void whoWasTypedIsRecognisedWhenTheyWrite(String kind, String typed, String waId, Stage stage) {
        Tenant tenant = Tenant.register(stage, "Typed first");
        String customer = create(tenant, kind, typed).expect(201).json().get("id").asText();

        CloudChannel channel = writes(stage, tenant, waId);
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.api()
                        .get("/api/conversations?channel=" + channel.id())
                        .json()
                        .findPath("customer")
                        .path("id")
                        .asText())
                .isEqualTo(customer));
        assertThat(customers(tenant)).hasSize(1);
    }

    @Test
    void aLandlineIsNobodysMobile(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Landline");
        create(tenant, "phone", "+55 11 3265-4321").expect(201);
        create(tenant, "phone", "+55 11 93265-4321").expect(201);
        assertThat(customers(tenant).findValuesAsText("value")).containsExactlyInAnyOrder("+551132654321", "+5511932654321");
    }

    private static CloudChannel writes(Stage stage, Tenant tenant, String waId) {
        CloudChannel channel = CloudChannel.create(stage, tenant.api(), "Brasil");
        channel.post(channel.payloads().text(waId, "Luiza", "wamid." + UUID.randomUUID(), Instant.now().getEpochSecond(), "Oi"))
                .expect(200);
        return channel;
    }

    private static Api.Answer create(Tenant tenant, String kind, String typed) {
        return tenant.api().post("/api/crm/customers", Map.of(
                "displayName", "Luiza", "identities", List.of(Map.of("kind", kind, "value", typed))));
    }

    private static JsonNode customers(Tenant tenant) {
        return tenant.api().get("/api/crm/customers").expect(200).json().get("items");
    }
}
