// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One of everything that has an id, in one organization.
 *
 * @param ids by what they identify
 * @param secrets words of it that nobody else may read
 */
record Belongings(Map<String, String> ids, List<String> secrets, CloudChannel channel) {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What the id in an address identifies, by what is before it. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("users", "user"),
            Map.entry("members", "user"),
            Map.entry("teams", "team"),
            Map.entry("invitations", "invitation"),
            Map.entry("api-keys", "key"),
            Map.entry("mails", "mail"),
            Map.entry("exports", "export"),
            Map.entry("sessions", "session"),
            Map.entry("customers", "customer"),
            Map.entry("conversations", "conversation"),
            Map.entry("messages", "message"),
            Map.entry("attachments", "attachment"),
            Map.entry("channels", "channel"));

    /** Makes them; all words in them begin with the mark. */
    static Belongings of(Stage stage, Tenant tenant, WillingProvider provider, String mark) {
        Api api = tenant.api();
        String waId = "35191" + String.format("%07d", Math.abs(UUID.randomUUID().hashCode()) % 10_000_000);
        CloudChannel channel = CloudChannel.create(stage, api, mark + "Channel", provider.address());
        await().atMost(SOON).until(() -> api.get("/api/whatsapp/channels/" + channel.id()).body().contains("\"connected\""));
        channel.post(channel.payloads().text(
                        waId, mark + "Person", "wamid." + UUID.randomUUID(), Instant.now().getEpochSecond(), mark + "Message"))
                .expect(200);
        JsonNode conversation = await().atMost(SOON)
                .until(() -> api.get("/api/conversations?channel=" + channel.id()).json().get("items"),
                        items -> items.size() == 1 && items.get(0).path("customer").isObject())
                .get(0);
        String messages = "/api/conversations/" + conversation.get("id").asText() + "/messages";
        String message = api.get(messages).json().get("items").get(0).get("id").asText();
        String attachment = api.upload(messages, "file", mark + "File.txt", (mark + "Content").getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json()
                .get("attachments")
                .get(0)
                .get("id")
                .asText();

        String invitation = api.post("/api/invitations", Map.of("email", mark + "@invited.example", "role", "agent"))
                .expect(201)
                .json()
                .get("id")
                .asText();

        String key = api.post("/api/api-keys", Map.of("name", mark + "Key", "permissions", List.of("customer.read")))
                .expect(201)
                .json()
                .get("id")
                .asText();

        String team = api.post("/api/teams", Map.of("name", mark + "Team")).expect(201).json().get("id").asText();
        String role = api.post("/api/roles", Map.of("name", mark + "Role", "permissions", List.of()))
                .expect(201)
                .json()
                .get("id")
                .asText();
        api.raw("PUT", "/api/me/avatar", Pixels.png(64, 64), Map.of()).expect(204);

        String export = api.post("/api/organization/exports", Map.of()).expect(202).json().get("id").asText();

        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("organization", tenant.id());
        ids.put("user", tenant.user());
        ids.put("session", anotherSession(stage, tenant));
        ids.put("invitation", invitation);
        ids.put("key", key);
        ids.put("export", export);
        ids.put("mail", api.get("/api/mails").expect(200).json().at("/items/0/id").asText());
        ids.put("team", team);
        ids.put("role", role);
        ids.put("channel", channel.id());
        ids.put("conversation", conversation.get("id").asText());
        ids.put("message", message);
        ids.put("attachment", attachment);
        ids.put("customer", conversation.get("customer").get("id").asText());
        return new Belongings(ids, List.of(mark, waId, tenant.name(), tenant.email()), channel);
    }

    /** A second sign-in of its admin, who goes on with the first. */
    private static String anotherSession(Stage stage, Tenant tenant) {
        stage.as(tenant.email());
        JsonNode sessions = tenant.api().get("/api/me/sessions").expect(200).json().get("items");
        for (JsonNode session : sessions) {
            if (!session.get("current").asBoolean()) {
                return session.get("id").asText();
            }
        }
        throw new AssertionError("Only one sign-in: " + sessions);
    }

    /** The id that belongs into an address such as {@code /api/teams/{team}}; one that nobody has where none of it does. */
    String idIn(String template) {
        String[] parts = template.split("/");
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("{") && KINDS.containsKey(parts[i - 1])) {
                return ids.get(KINDS.get(parts[i - 1]));
            }
        }
        return UUID.randomUUID().toString();
    }

    /** Everything that shows that somebody has seen something of it. */
    Stream<String> words() {
        return Stream.concat(ids.values().stream(), secrets.stream());
    }
}
