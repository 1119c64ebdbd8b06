// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An organization with somebody of each of the four roles, all in one team, and for each of them things that are
 * theirs, their team's and another team's.
 */
final class MatrixStage {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Somebody of the organization. */
    record Member(String id, String email, Api api) {}

    private final Stage stage;
    private final PortalMail mail;
    private final Tenant tenant;
    private final CloudChannel channel;
    private final String ownTeam;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Map<Whose, Map<String, String>>> things = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();

    MatrixStage(Stage stage, WillingProvider provider) {
        this.stage = stage;
        this.mail = new PortalMail(stage);
        this.tenant = Tenant.register(stage, "Matrix");
        RoleMatrix.ROLES.forEach(role -> members.put(role, join(role, role)));
        Member near = join("near", "agent");
        Member far = join("far", "agent");
        List<String> together = new ArrayList<>(members.values().stream().map(Member::id).toList());
        together.add(near.id());
        this.ownTeam = team("Own team", together);
        String otherTeam = team("Other team", List.of(far.id()));
        this.channel = CloudChannel.create(stage, tenant.api(), "Matrix", provider.address());
        await().atMost(SOON).until(() -> tenant.api().get("/api/whatsapp/channels/" + channel.id()).body().contains("\"connected\""));
        write();
        Map<String, String> conversations = conversations();
        for (String role : RoleMatrix.ROLES) {
            Member self = members.get(role);
            Map<Whose, Map<String, String>> its = new EnumMap<>(Whose.class);
            its.put(Whose.OWN, work(conversations, role, Whose.OWN, Map.of("team", otherTeam, "assignee", self.id())));
            its.put(Whose.SAME_TEAM, work(conversations, role, Whose.SAME_TEAM, Map.of("team", ownTeam)));
            its.put(Whose.OTHER_TEAM, work(conversations, role, Whose.OTHER_TEAM, Map.of("team", otherTeam)));
            its.get(Whose.OWN).put("customer", customer(Map.of("owner", self.id(), "team", otherTeam)));
            its.get(Whose.SAME_TEAM).put("customer", customer(Map.of("owner", near.id(), "team", ownTeam)));
            its.get(Whose.OTHER_TEAM).put("customer", customer(Map.of("owner", far.id(), "team", otherTeam)));
            person(its.get(Whose.OWN), self);
            person(its.get(Whose.SAME_TEAM), near);
            person(its.get(Whose.OTHER_TEAM), far);
            things.put(role, its);
        }
    }

    Member member(String role) {
        return members.get(role);
    }

    /** The id of such a thing; of a kind that belongs to nobody, any, and a new one where it is taken away. */
    String thing(String kind, String role, Whose whose, boolean isFresh) {
        String id = things.get(role).get(whose).get(kind);
        // A customer that is taken away must not be missing in the next row; nobody takes away by ownership.
        boolean isKept = id != null && !(isFresh && kind.equals("customer"));
        return isKept ? id : isFresh ? made(kind) : kept.computeIfAbsent(kind, this::made);
    }

    private String made(String kind) {
        Api api = tenant.api();
        String unique = UUID.randomUUID().toString();
        Api.Answer answer = switch (kind) {
            case "team" -> api.post("/api/teams", Map.of("name", unique.substring(0, 20)));
            case "role" -> api.post("/api/roles", Map.of("name", unique.substring(0, 20), "permissions", List.of()));
            case "key" -> api.post("/api/api-keys", Map.of("name", unique, "permissions", List.of("customer.read")));
            case "customer" -> api.post("/api/crm/customers", Map.of("displayName", unique));
            case "invitation" -> api.post("/api/invitations", Map.of("email", unique + "@invited.example", "role", "viewer"));
            case "mail" -> api.get("/api/mails");
            case "export" -> api.post("/api/organization/exports", Map.of());
            case "channel" -> null;
            default -> throw new IllegalArgumentException("Nobody has said how to make a " + kind);
        };
        if (answer == null) {
            return CloudChannel.create(stage, api, unique).id();
        }
        if (kind.equals("mail")) {
            return answer.expect(200).json().at("/items/0/id").asText();
        }
        return answer.expect(kind.equals("export") ? 202 : 201).json().get("id").asText();
    }

    private Member join(String name, String role) {
        String email = "some-" + name + tenant.email().substring(tenant.email().indexOf('@'));
        tenant.api().post("/api/invitations", Map.of("email", email, "role", role)).expect(201);
        String link = mail.link(email, "/accept-invitation");
        String token = link.substring(link.indexOf("token=") + "token=".length());
        stage.anonymous()
                .post("/api/invitations/accept", Map.of("token", token, "name", name, "password", Stage.PASSWORD))
                .expect(204);
        Api api = stage.as(email);
        api.raw("PUT", "/api/me/avatar", Pixels.png(64, 64), Map.of()).expect(204);
        return new Member(api.get("/api/me").expect(200).json().at("/user/id").asText(), email, api);
    }

    private String team(String name, List<String> people) {
        String team = tenant.api().post("/api/teams", Map.of("name", name)).expect(201).json().get("id").asText();
        tenant.api().put("/api/teams/" + team + "/members", Map.of("members", people)).expect(200);
        return team;
    }

    private static String name(String role, Whose whose) {
        return role + " " + whose;
    }

    private void write() {
        int number = 0;
        for (String role : RoleMatrix.ROLES) {
            for (Whose whose : Whose.values()) {
                channel.post(channel.payloads().text(
                                "3519120" + (10_000 + number++), name(role, whose), "wamid." + UUID.randomUUID(),
                                Instant.now().getEpochSecond(), "Hello"))
                        .expect(200);
            }
        }
    }

    private Map<String, String> conversations() {
        int expected = RoleMatrix.ROLES.size() * Whose.values().length;
        JsonNode items = await().atMost(SOON).until(
                () -> tenant.api().get("/api/conversations?limit=50&channel=" + channel.id()).expect(200).json().get("items"),
                found -> found.size() == expected);
        Map<String, String> byName = new HashMap<>();
        items.forEach(item -> byName.put(item.findValue("displayName").asText(), item.get("id").asText()));
        return byName;
    }

    private Map<String, String> work(Map<String, String> conversations, String role, Whose whose, Map<String, String> belongs) {
        Api api = tenant.api();
        String conversation = conversations.get(name(role, whose));
        String path = "/api/conversations/" + conversation;
        JsonNode written = api.upload(path + "/messages", "file", "matrix.txt", "Content".getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json();
        api.patch(path, belongs).expect(200);
        Map<String, String> ids = new HashMap<>();
        ids.put("conversation", conversation);
        ids.put("message", api.get(path + "/messages").expect(200).json().at("/items/0/id").asText());
        ids.put("attachment", written.at("/attachments/0/id").asText());
        return ids;
    }

    private String customer(Map<String, String> belongs) {
        String id = made("customer");
        tenant.api().put("/api/crm/customers/" + id + "/owner", belongs).expect(200);
        return id;
    }

    private void person(Map<String, String> ids, Member member) {
        ids.put("user", member.id());
        stage.as(member.email());
        member.api().get("/api/me/sessions").expect(200).json().get("items").forEach(session -> {
            if (!session.get("current").asBoolean()) {
                ids.put("session", session.get("id").asText());
            }
        });
    }
}
