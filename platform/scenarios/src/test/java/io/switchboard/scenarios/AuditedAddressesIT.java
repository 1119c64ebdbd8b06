// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every address of a module that changes something leaves exactly one entry in the audit log, by whoever called
 * it. The addresses are read from the compiled classes, so one that is added tomorrow fails here until somebody
 * says which act it is, or why it is none.
 */
@ExtendWith(RunningProduct.class)
class AuditedAddressesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String PRIVATE = "Nobody but Joana is to read this";

    /** Why an address leaves no entry. */
    private static final Map<String, String> NO_ACTS = Map.of(
            "POST /api/conversations/{id}/read", "moves the reader's own place in the thread, as scrolling does",
            "PATCH /api/conversations/messages/{id}", "is refused for every channel so far and changes nothing",
            "DELETE /api/conversations/messages/{id}", "is refused for every channel so far and changes nothing");

    private static WillingProvider provider;
    private static Tenant tenant;
    private static Belongings belongings;
    private static String phone;

    /** One call: what is sent to which of the ids, and what the log then says. */
    private record Call(String id, Object body, String action) {}

    @BeforeAll
    static void anOrganization(Stage stage) {
        provider = new WillingProvider();
        tenant = Tenant.register(stage, "Recorded");
        belongings = Belongings.of(stage, tenant, provider, "Zyxwv");
        phone = tenant.api().post("/api/whatsapp/channels", Map.of("kind", "web", "name", "Phone"))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    private static Map<String, Call> calls() {
        String conversation = belongings.ids().get("conversation");
        String message = belongings.ids().get("message");
        String customer = belongings.ids().get("customer");
        String channel = belongings.ids().get("channel");
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("POST /api/crm/customers", new Call("", Map.of("displayName", "Rui"), "customer.created"));
        calls.put("PATCH /api/crm/customers/{id}", new Call(customer, Map.of("displayName", "Joana M."), "customer.renamed"));
        calls.put("PUT /api/crm/customers/{id}/owner", new Call(customer, Map.of("owner", tenant.user()), "customer.given"));
        calls.put("PATCH /api/conversations/{id}", new Call(
                conversation, Map.of("priority", "high", "assignee", tenant.user()), "conversation.changed"));
        calls.put("POST /api/conversations/{id}/messages", new Call(
                conversation, Map.of("kind", "text", "text", PRIVATE, "clientToken", "walk"), "message.sent"));
        calls.put("POST /api/conversations/{id}/messages (form)", new Call(conversation, "", "message.sent"));
        calls.put("POST /api/conversations/messages/{id}/reactions", new Call(message, Map.of("emoji", "👍"), "message.reaction_sent"));
        calls.put("POST /api/conversations/messages/{id}/retry", new Call("failed", Map.of(), "message.retried"));
        calls.put("POST /api/whatsapp/channels", new Call("", Map.of("kind", "web", "name", "Second phone"), "channel.created"));
        calls.put("PATCH /api/whatsapp/channels/{id}", new Call(
                channel, Map.of("name", "Repairs", "accessToken", PRIVATE), "channel.changed"));
        calls.put("POST /api/whatsapp/channels/{id}/connect", new Call(channel, Map.of(), "channel.connection_requested"));
        calls.put("POST /api/whatsapp/channels/{id}/journal/retry", new Call(channel, Map.of(), "channel.journal_retried"));
        calls.put("POST /api/whatsapp/channels/{id}/pair", new Call(phone, Map.of(), "channel.pairing_started"));
        calls.put("POST /api/whatsapp/channels/{id}/logout", new Call(phone, Map.of(), "channel.logged_out"));
        calls.put("DELETE /api/whatsapp/channels/{id}", new Call(channel, Map.of(), "channel.removed"));
        calls.put("DELETE /api/crm/customers/{id}", new Call(customer, Map.of(), "customer.deleted"));
        return calls;
    }

    private static List<RestAddress> changingAddresses() {
        List<RestAddress> all = new ArrayList<>();
        RestAddresses.ofShippedModules().values().forEach(addresses ->
                addresses.stream().filter(address -> CHANGING.contains(address.method())).forEach(all::add));
        return all;
    }

    @Test
    void everyChangingAddressLeavesExactlyOneEntry(Stage stage) {
        Map<String, RestAddress> addresses = new LinkedHashMap<>();
        changingAddresses().forEach(address -> addresses.put(address.toString(), address));
        Map<String, Call> calls = calls();
        List<String> known = new ArrayList<>(calls.keySet());
        known.addAll(NO_ACTS.keySet());
        assertThat(addresses.keySet()).as("addresses that nobody has said anything about").containsExactlyInAnyOrderElementsOf(known);

        calls.forEach((name, call) -> {
            Api.Answer answer = send(addresses.get(name), call.id().equals("failed") ? failedMessage(stage) : call.id(), call.body());
            assertThat(answer.status()).as(name + ": " + answer.body()).isBetween(200, 299);
            List<JsonNode> entries = entriesOf(answer);
            assertThat(entries).as("entries of " + name).hasSize(1);
            JsonNode entry = entries.get(0);
            assertThat(entry.get("action").asText()).as(name).isEqualTo(call.action());
            assertThat(entry.get("actorId").asText()).isEqualTo(tenant.user());
            assertThat(entry.get("address").asText()).isEqualTo("127.0.0.1");
            assertThat(entry.toString()).as(name).doesNotContain(PRIVATE, "walk.txt");
        });
        NO_ACTS.keySet().forEach(name -> {
            RestAddress address = addresses.get(name);
            String id = belongings.ids().get(address.path().contains("messages") ? "message" : "conversation");
            assertThat(entriesOf(send(address, id, Map.of("text", "changed")))).as(name).isEmpty();
        });
        assertThat(tenant.api().get("/api/audit/verification").json().get("intact").asBoolean()).isTrue();
        Figures.report("Changing addresses tried", addresses.size());
    }

    @Test
    void whatCommitsCommitsWithItsEntryAndWhatFailsLeavesNone(Stage stage) {
        OwnerSql owner = new OwnerSql(stage);
        owner.update("""
                create function crm.planted() returns trigger language plpgsql as
                $$ begin if new.display_name = 'Fails at the commit' then raise exception 'planted'; end if; return new; end $$
                """);
        owner.update("create constraint trigger planted after insert on crm.customer deferrable initially deferred"
                + " for each row execute function crm.planted()");
        owner.update("""
                create function foundation.planted() returns trigger language plpgsql as
                $$ begin if new.detail::text like '%Fails in the log%' then raise exception 'planted'; end if; return new; end $$
                """);
        owner.update("create trigger planted before insert on foundation.audit_event"
                + " for each row execute function foundation.planted()");
        try {
            long before = number();
            assertThat(tenant.api().post("/api/crm/customers", Map.of("displayName", "Fails at the commit")).status()).isEqualTo(500);
            assertThat(tenant.api().post("/api/crm/customers", Map.of("displayName", "Fails in the log")).status()).isEqualTo(500);
            assertThat(owner.strings("select display_name from crm.customer where display_name like 'Fails %'")).isEmpty();
            assertThat(number()).isEqualTo(before);
            tenant.addCustomer("Succeeds");
            assertThat(number()).isEqualTo(before + 1);
        } finally {
            owner.update("drop trigger planted on crm.customer");
            owner.update("drop function crm.planted()");
            owner.update("drop trigger planted on foundation.audit_event");
            owner.update("drop function foundation.planted()");
        }
        assertThat(tenant.api().get("/api/audit/verification").json().get("intact").asBoolean()).isTrue();
    }

    @Test
    void aJobActsOnBehalfOfWhoeverCausedIt(Stage stage) {
        Tenant other = Tenant.register(stage, "Snoozing");
        Belongings its = Belongings.of(stage, other, provider, "Qponm");
        other.api().patch("/api/conversations/" + its.ids().get("conversation"), Map.of(
                        "state", "snoozed", "snoozedUntil", Instant.now().plusSeconds(2).toString()))
                .expect(200);
        JsonNode woken = await().atMost(SOON)
                .until(() -> other.api().get("/api/audit?action=conversation.woken").json().get("items"), found -> found.size() == 1)
                .get(0);
        assertThat(woken.get("actor").asText()).isEqualTo("Switchboard");
        assertThat(woken.get("onBehalfOf").asText()).isEqualTo("Admin of Snoozing");
        assertThat(woken.get("actorId").isNull()).isTrue();
        JsonNode recognised = other.api().get("/api/audit?action=customer.created").json().get("items").get(0);
        assertThat(recognised.get("actor").asText()).isEqualTo("Switchboard");
        assertThat(recognised.get("onBehalfOf").isNull()).as("of a message from outside nobody is the cause").isTrue();
    }

    @Test
    void aKeyIsNamedWithWhoeverAnswersForIt(Stage stage) {
        String secret = tenant.api().post("/api/api-keys", Map.of("name", "Website", "permissions", List.of("customer.create")))
                .expect(201)
                .json()
                .get("key")
                .asText();
        Api.Answer made = new Api(stage.url(), secret).post("/api/crm/customers", Map.of("displayName", "By a key")).expect(201);
        JsonNode entry = entriesOf(made).get(0);
        assertThat(entry.get("actor").asText()).startsWith("Website");
        assertThat(entry.get("onBehalfOf").asText()).isEqualTo(tenant.email());
    }

    @Test
    void theOperatorsActsAreInThePlatformsLogAndInTheOrganizations(Stage stage) {
        Tenant other = Tenant.register(stage, "Granted");
        other.grant(stage.operator(), false, "ticketing");
        JsonNode own = other.api().get("/api/audit?action=grants.changed").json().get("items");
        JsonNode platforms = stage.operator().get("/api/audit?action=grants.changed").json().get("items");
        assertThat(own).hasSize(1);
        assertThat(platforms.get(0).get("entityId").asText()).isEqualTo(other.id());

        new Deployments(stage.operator()).act("crm", "stop");
        new Deployments(stage.operator()).act("crm", "start");
        List<String> actions = new ArrayList<>();
        stage.operator().get("/api/audit?entityId=crm&limit=4").json().get("items").forEach(entry -> actions.add(entry.get("action").asText()));
        assertThat(actions).containsExactly("module.started", "module.start_requested", "module.stopped", "module.stop_requested");
        assertThat(stage.operator().get("/api/audit/verification").json().get("intact").asBoolean()).isTrue();
    }

    @Test
    void theLogIsTakenAwayAsAFileAndSaysSo() {
        tenant.addCustomer("=HYPERLINK(\"http://evil.example\")");
        Api.Answer csv = tenant.api().get("/api/audit/export?action=customer.created").expect(200);
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition").orElse("")).contains("audit-log.csv");
        assertThat(csv.body()).startsWith("number,at,actor").contains("customer.created").doesNotContain("customer.renamed");
        Api.Answer lines = tenant.api().get("/api/audit/export?format=jsonl").expect(200);
        assertThat(lines.body().lines().findFirst().orElse("")).contains("\"action\":\"audit.exported\"", "\"format\":\"jsonl\"");
        assertThat(lines.body().lines().count()).isEqualTo(number());
        assertThat(tenant.api().get("/api/audit/export?format=pdf").status()).isEqualTo(422);
    }

    private static Api.Answer send(RestAddress address, String id, Object body) {
        String path = address.with(id);
        if (address.multipart()) {
            return tenant.api().upload(path, "file", "walk.txt", PRIVATE.getBytes(StandardCharsets.UTF_8));
        }
        return switch (address.method()) {
            case "POST" -> tenant.api().post(path, body);
            case "PUT" -> tenant.api().put(path, body);
            case "PATCH" -> tenant.api().patch(path, body);
            default -> tenant.api().delete(path);
        };
    }

    private static List<JsonNode> entriesOf(Api.Answer answer) {
        String request = answer.header("X-Request-Id").orElseThrow();
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry : tenant.api().get("/api/audit?limit=100").expect(200).json().get("items")) {
            if (entry.get("requestId").asText().equals(request)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static long number() {
        return tenant.api().get("/api/audit?limit=1").expect(200).json().get("items").get(0).get("number").asLong();
    }

    /** One that the provider has not taken. */
    private static String failedMessage(Stage stage) {
        String messages = "/api/conversations/" + belongings.ids().get("conversation") + "/messages";
        String message = tenant.api().post(messages, Map.of("kind", "text", "text", "Again", "clientToken", UUID.randomUUID().toString()))
                .expect(202)
                .json()
                .get("id")
                .asText();
        await().atMost(SOON).until(() -> new OwnerSql(stage).update(
                        "update conversations.message set state = 'failed' where id = ?::uuid and state = 'sent'", message)
                == 1);
        return message;
    }
}
