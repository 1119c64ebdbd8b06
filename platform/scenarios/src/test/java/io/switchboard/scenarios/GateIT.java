// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One gate: a module that is taken from one organization is gone there at every entry, and nowhere else. */
@ExtendWith(RunningProduct.class)
class GateIT {
    private static final Duration EFFECTIVE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String JOBS =
            "select name || ' ' || state from kernel.job where organization_id = ?::uuid and module = 'conversations'";
    private static final String STYLES = "/jakarta.faces.resource/crm.css.xhtml?ln=m-crm";

    @Test
    void aWithdrawnModuleIsGoneAtEveryEntryAndMissesNothing(Stage stage) {
        Api operator = stage.operator();
        Tenant without = Tenant.register(stage, "Without");
        Tenant other = Tenant.register(stage, "Other");
        PageVisit pages = PageVisit.signIn(stage, without.email());
        PageVisit othersPages = PageVisit.signIn(stage, other.email());
        CloudChannel channel = CloudChannel.create(stage, without.api(), "Gate");
        assertThat(pages.get("/m/conversations/inbox")).contains("/m/crm/customers");
        PageForm open = pages.form("/m/crm/customers", "customers");
        assertThat(pages.visit(STYLES).statusCode()).isEqualTo(200);

        without.grant(operator, false, "crm");
        Map<String, Long> millis = millisUntil(entries(without.api(), pages, open));
        millis.forEach((entry, taken) -> {
            Figures.report("Milliseconds until refused, " + entry, taken);
            assertThat(Duration.ofMillis(taken)).as(entry).isLessThan(EFFECTIVE);
        });

        refusedWithReason(without.api());
        for (String odd : new String[] {"/m/crm;x=1/customers", "//m/crm/customers", "/m/%63rm/customers", "/m;a=b/crm/customers"}) {
            assertThat(pages.visit(odd).body()).as(odd).doesNotContain("id=\"addCustomer\"");
        }
        assertThat(state(without.api())).isEqualTo("locked");
        other.addCustomer("Served as before");
        assertThat(othersPages.visit("/m/crm/customers").statusCode()).isEqualTo(200);
        assertThat(othersPages.get("/m/conversations/inbox")).contains("/m/crm/customers");
        assertThat(state(other.api())).isEqualTo("enabled");

        String waId = writes(without.api(), channel, Instant.ofEpochSecond(1_780_100_000L));
        JsonNode held = without.api().get("/api/conversations?channel=" + channel.id()).json().at("/items/0");
        assertThat(held.path("customer").isNull() || held.path("customer").isMissingNode()).isTrue();
        without.grant(operator, null, "crm");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        without.api().get("/api/crm/customers?q=" + waId).expect(200).json().get("items"))
                .hasSize(1));
        assertThat(pages.get("/m/conversations/inbox")).contains("/m/crm/customers");
    }

    @Test
    void aChannelOutsideThePlanStaysReadableAndSaysWhyItDoesNotSend(Stage stage) {
        try (WillingProvider provider = new WillingProvider()) {
            Tenant without = Tenant.register(stage, "Without");
            PageVisit pages = PageVisit.signIn(stage, without.email());
            CloudChannel channel = CloudChannel.create(stage, without.api(), "Sales", provider.address());
            writes(without.api(), channel, Instant.now());
            String conversation = without.api().get("/api/conversations").json().at("/items/0/id").asText();
            String messages = "/api/conversations/" + conversation + "/messages";
            without.api().post(messages, reply("Before")).expect(202);
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            without.api().get(messages).json().findValuesAsText("state"))
                    .contains("sent"));
            CloudChannel second = CloudChannel.create(stage, without.api(), "Service", provider.address());
            writes(without.api(), second, Instant.now());
            String unread = without.api().get("/api/conversations?channel=" + second.id()).json().at("/items/0/id").asText();

            without.grant(stage.operator(), false, "whatsapp");
            JsonNode problem = await().atMost(EFFECTIVE)
                    .until(() -> without.api().post(messages, reply("Meanwhile")), answer -> answer.status() == 402)
                    .json();
            assertThat(problem.get("code").asText()).isEqualTo("gate.feature_not_in_plan");
            assertThat(problem.get("feature").asText()).isEqualTo("whatsapp");
            assertThat(pages.get("/m/conversations/inbox?c=" + conversation))
                    .contains("Anybody there?", "Before", "Your plan does not have whatsapp");
            // The inbox's own job, which needs the other module's connector.
            without.api().post("/api/conversations/" + unread + "/read", Map.of()).expect(204);
            OwnerSql sql = new OwnerSql(stage);
            await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).equals(List.of("mark-read held")));

            without.grant(stage.operator(), null, "whatsapp");
            await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).isEmpty());
            without.api().post(messages, reply("After")).expect(202);
            assertThat(pages.get("/m/conversations/inbox?c=" + conversation)).doesNotContain("Your plan does not have");
        }
    }

    private static Map<String, String> reply(String text) {
        return Map.of("kind", "text", "text", text, "clientToken", UUID.randomUUID().toString());
    }

    /** Every way in, and how it looks when it is shut. */
    private static Map<String, BooleanSupplier> entries(Api api, PageVisit pages, PageForm open) {
        Map<String, BooleanSupplier> entries = new LinkedHashMap<>();
        entries.put("REST", () -> api.get("/api/crm/customers").status() == 402);
        entries.put("REST write", () -> api.post("/api/crm/customers", Map.of("displayName", "x")).status() == 402);
        entries.put("page", () -> pages.visit("/m/crm/customers").statusCode() == 402);
        entries.put("panel", () -> pages.visit("/m/crm/panel").statusCode() == 402);
        entries.put("open page's call", () -> open.call("crmRefreshList", Map.of()).statusCode() == 402);
        entries.put("styles", () -> pages.visit(STYLES).statusCode() == 402);
        entries.put("menu", () -> !pages.get("/m/conversations/inbox").contains("/m/crm/"));
        return entries;
    }

    /** For each entry, when the first refused request was sent, counted from now; all are tried at once. */
    private static Map<String, Long> millisUntil(Map<String, BooleanSupplier> entries) {
        long start = System.nanoTime();
        Map<String, CompletableFuture<Long>> tries = new LinkedHashMap<>();
        entries.forEach((entry, refused) -> tries.put(entry, CompletableFuture.supplyAsync(() -> {
            while (true) {
                long sent = System.nanoTime() - start;
                if (refused.getAsBoolean()) {
                    return Duration.ofNanos(sent).toMillis();
                }
                assertThat(Duration.ofNanos(sent)).as(entry).isLessThan(EFFECTIVE.multipliedBy(10));
            }
        })));
        return tries.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, t -> t.getValue().join(), (a, b) -> a, LinkedHashMap::new));
    }

    private static void refusedWithReason(Api api) {
        JsonNode problem = api.get("/api/crm/customers").expect(402).json();
        assertThat(problem.get("code").asText()).isEqualTo("gate.feature_not_in_plan");
        assertThat(problem.get("feature").asText()).isEqualTo("crm");
        assertThat(problem.get("upgradeUrl").asText()).isNotBlank();
    }

    private static String state(Api api) {
        for (JsonNode module : api.get("/api/modules").expect(200).json()) {
            if (module.get("id").asText().equals("crm")) {
                return module.get("state").asText();
            }
        }
        throw new AssertionError("crm is not listed");
    }

    /** Somebody writes, and the inbox has it. */
    private static String writes(Api api, CloudChannel channel, Instant at) {
        String waId = "4915123" + String.format("%06d", Math.abs(UUID.randomUUID().hashCode()) % 1_000_000);
        byte[] body = channel.payloads().text(waId, "Held Person", UUID.randomUUID().toString(), at.getEpochSecond(), "Anybody there?");
        assertThat(channel.post(body).status()).isEqualTo(200);
        await().atMost(SOON)
                .until(() -> api.get("/api/conversations?channel=" + channel.id()).json().get("items"), i -> i.size() == 1);
        return waId;
    }
}
