// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Teams: who sees whose conversations, and where the work of somebody who leaves goes. */
@ExtendWith(RunningProduct.class)
class TeamsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Chromium chromium;
    private static PortalMail mail;
    private static WillingProvider provider;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
        provider = new WillingProvider();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    /** Somebody who works in the organization. */
    private record Worker(String id, String email, Api api) {}

    @Test
    void anAgentOfOneTeamDoesNotSeeAnothersUntilTheyAreMovedThere(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Duas");
        Api admin = tenant.api();
        Worker sara = join(stage, tenant, "sara", "agent");
        String sales = team(admin, "Sales", sara.id());
        String care = team(admin, "Care");
        CloudChannel channel = channel(stage, admin);
        String ofSales = writes(admin, channel, "Rosa Sales", "351911000001");
        String ofCare = writes(admin, channel, "Clara Care", "351911000002");
        admin.patch("/api/conversations/" + ofSales, Map.of("team", sales)).expect(200);
        JsonNode moved = admin.patch("/api/conversations/" + ofCare, Map.of("team", care)).expect(200).json();
        assertThat(moved.get("team").get("name").asText()).isEqualTo("Care");

        // A team that somebody has just joined counts within a second.
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(names(sara.api(), "")).containsExactly("Rosa Sales"));
        assertThat(names(sara.api(), "?q=Clara")).isEmpty();
        assertThat(names(sara.api(), "?team=" + care)).isEmpty();
        String hidden = "/api/conversations/" + ofCare;
        String unknown = "/api/conversations/" + UUID.randomUUID();
        assertThat(problem(sara.api().get(hidden))).isEqualTo(problem(sara.api().get(unknown)));
        for (Api.Answer answer : List.of(
                sara.api().get(hidden),
                sara.api().get(hidden + "/messages"),
                sara.api().post(hidden + "/messages", Map.of("kind", "note", "text", "psst", "clientToken", "n")),
                sara.api().post(hidden + "/messages", Map.of("kind", "text", "text", "hello", "clientToken", "t")),
                sara.api().post(hidden + "/read", Map.of()),
                sara.api().patch(hidden, Map.of("state", "resolved")),
                sara.api().patch(hidden, Map.of("assignee", sara.id())))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        }

        try (LiveEvents live = LiveEvents.stream(stage, sara.api(), "", Map.of())) {
            says(channel, "Clara Care", "351911000002", "not for Sales");
            says(channel, "Rosa Sales", "351911000001", "for Sales");
            live.mention("for Sales");
            assertThat(live.transcript()).doesNotContain("not for Sales").doesNotContain(ofCare);

            admin.put("/api/teams/" + care + "/members", Map.of("members", List.of(sara.id()))).expect(200);
            Instant joined = Instant.now();
            await().atMost(Duration.ofSeconds(2)).pollInterval(Duration.ofMillis(50)).until(() -> sara.api().get(hidden).status() == 200);
            Figures.report("A new team's conversations were seen after", Duration.between(joined, Instant.now()).toMillis() + " ms");
            await().atMost(SOON).untilAsserted(() -> {
                says(channel, "Clara Care", "351911000002", "for Care now");
                assertThat(live.transcript()).contains("for Care now");
            });
        }
        assertThat(names(sara.api(), "")).containsExactlyInAnyOrder("Rosa Sales", "Clara Care");
        assertThat(sara.api().patch(hidden, Map.of("state", "pending")).status()).isEqualTo(200);
        Api.Answer handedOn = sara.api().patch("/api/conversations/" + ofSales, Map.of("team", team(admin, "Third")));
        assertThat(handedOn.status()).as("it went to where they do not see it").isEqualTo(204);
        assertThat(sara.api().get("/api/conversations/" + ofSales).status()).isEqualTo(404);
    }

    @Test
    void aRemovedTeamsConversationsBelongToNoTeam(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Sem equipa");
        Api admin = tenant.api();
        Worker sara = join(stage, tenant, "sara", "agent");
        String care = team(admin, "Care");
        CloudChannel channel = channel(stage, admin);
        String conversation = "/api/conversations/" + writes(admin, channel, "Clara", "351911000003");
        admin.patch(conversation, Map.of("team", care)).expect(200);
        assertThat(sara.api().get(conversation).status()).isEqualTo(404);
        assertThat(sara.api().delete("/api/teams/" + care).status()).isEqualTo(403);

        admin.delete("/api/teams/" + care).expect(204);
        await().atMost(SOON).until(() -> sara.api().get(conversation).status() == 200);
        assertThat(admin.get(conversation).json().get("team").isNull()).isTrue();
    }

    @Test
    void ninetyOpenConversationsGoToAPersonAndFromThemToATeam(Stage stage) throws SQLException {
        Tenant tenant = Tenant.register(stage, "Noventa");
        Api admin = tenant.api();
        Worker bo = join(stage, tenant, "bo", "agent");
        Worker lea = join(stage, tenant, "lea", "agent");
        Worker rui = join(stage, tenant, "rui", "agent");
        String care = team(admin, "Care", rui.id());
        seed(stage, tenant, channel(stage, admin), bo, 90);

        assertThat(admin.get("/api/users/" + bo.id() + "/open-work").expect(200).json().get("items").get(0).get("count").asInt())
                .isEqualTo(90);
        Api.Answer refused = admin.post("/api/users/" + bo.id() + "/deactivate", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("users.open_work");
        assertThat(refused.json().get("detail").asText()).contains("90 open conversations");
        assertThat(refused.json().get("open").get(0).get("count").asInt()).isEqualTo(90);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("to", "moon"), Map.of("to", "user"), Map.of("to", "user", "id", bo.id()),
                Map.of("to", "team", "id", UUID.randomUUID().toString()))) {
            Api.Answer answer = admin.post("/api/users/" + bo.id() + "/deactivate", Map.of("handover", wrong));
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        }
        assertThat(bo.api().get("/api/me").status()).isEqualTo(200);

        try (LiveEvents live = LiveEvents.stream(stage, lea.api(), "", Map.of())) {
            Instant begun = Instant.now();
            admin.post("/api/users/" + bo.id() + "/deactivate", Map.of("handover", Map.of("to", "user", "id", lea.id())))
                    .expect(200);
            await().atMost(SOON).until(() -> open(stage, tenant, "assignee_id = '" + lea.id() + "'") == 90);
            Figures.report("90 conversations were handed over within", Duration.between(begun, Instant.now()).toMillis() + " ms");
            live.first(event -> event.path("type").asText().equals("conversation.assigned"));
        }
        JsonNode one = lea.api().get("/api/conversations?assignee=me&limit=1").expect(200).json().get("items").get(0);
        assertThat(lea.api().get("/api/conversations/" + one.get("id").asText() + "/messages").expect(200).body())
                .contains("handed the conversation over from Bo to Lea");

        admin.post("/api/users/" + lea.id() + "/deactivate", Map.of("handover", Map.of("to", "team", "id", care))).expect(200);
        await().atMost(SOON).until(() -> open(stage, tenant, "team_id = '" + care + "' and assignee_id is null") == 90);
        assertThat(names(rui.api(), "?limit=100")).hasSize(90);
    }

    @Test
    void whatIsHandedOverWhileTheModuleIsOutsideThePlanIsCaughtUpWith(Stage stage) throws SQLException {
        Tenant tenant = Tenant.register(stage, "Depois");
        Api admin = tenant.api();
        Worker bo = join(stage, tenant, "bo", "agent");
        Worker lea = join(stage, tenant, "lea", "agent");
        Worker max = join(stage, tenant, "max", "agent");
        CloudChannel channel = channel(stage, admin);
        seed(stage, tenant, channel, bo, 3);
        tenant.grant(stage.operator(), false, "conversations");

        admin.post("/api/users/" + bo.id() + "/deactivate", Map.of("handover", Map.of("to", "user", "id", lea.id())))
                .expect(200);
        await().atMost(SOON).until(() -> new OwnerSql(stage)
                .strings("select state from kernel.job where organization_id = ?::uuid and module = 'conversations'", tenant.id())
                .equals(List.of("held")));
        assertThat(open(stage, tenant, "assignee_id = '" + bo.id() + "'")).isEqualTo(3);
        tenant.grant(stage.operator(), null, "conversations");
        await().atMost(SOON).until(() -> open(stage, tenant, "assignee_id = '" + lea.id() + "'") == 3);

        // Back before it was done: what was not handed over yet stays theirs.
        tenant.grant(stage.operator(), false, "conversations");
        admin.post("/api/users/" + lea.id() + "/deactivate", Map.of("handover", Map.of("to", "user", "id", max.id())))
                .expect(200);
        admin.post("/api/users/" + lea.id() + "/reactivate", Map.of()).expect(200);
        tenant.grant(stage.operator(), null, "conversations");
        admin.get("/api/conversations").expect(200);
        assertThat(new OwnerSql(stage).strings(
                        "select id::text from kernel.job where organization_id = ?::uuid and name like 'switchboard:%' and module = 'conversations'",
                        tenant.id()))
                .isEmpty();
        assertThat(open(stage, tenant, "assignee_id = '" + lea.id() + "'")).isEqualTo(3);
    }

    @Test
    void teamsAreMadeByTheKeyboardAndTheInboxFollows(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Equipas");
        Worker sara = join(stage, tenant, "sara", "agent");
        CloudChannel channel = channel(stage, tenant.api());
        String conversation = writes(tenant.api(), channel, "Rosa Lima", "351911000004");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email());
                Window agent = Window.signedIn(chromium, stage, sara.email())) {
            admin.open("/settings/teams");
            assertThat(admin.page().getByText("No teams yet")).isVisible();
            PortalLook.check(admin, "teams-empty");
            admin.page().keyboard().press("n");
            assertThat(admin.page().getByLabel("Name")).isFocused();
            admin.page().keyboard().press("Enter");
            assertThat(admin.page().getByText("Give the team a name.")).isVisible();
            admin.page().getByLabel("Name").focus();
            admin.page().keyboard().insertText("Care");
            admin.page().keyboard().press("Enter");
            assertThat(admin.page().locator("[data-team-row='Care']")).containsText("Nobody yet");
            admin.button("Edit the team Care").click();
            admin.page().getByLabel("Admin of Equipas").check();
            PortalLook.check(admin, "team-dialog");
            admin.button("dialog[open]", "Save").click();
            assertThat(admin.page().locator("[data-team-row='Care']")).containsText("Admin of Equipas");
            PortalLook.check(admin, "teams");
            agent.open("/settings/teams");
            assertThat(agent.page().locator("[data-team-row='Care']")).isVisible();
            assertThat(agent.button("New team")).hasCount(0);

            agent.open("/m/conversations/inbox?c=" + conversation);
            assertThat(agent.heading("Rosa Lima")).isVisible();
            admin.open("/m/conversations/inbox?c=" + conversation);
            admin.page().keyboard().press("t");
            admin.page().getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Care")).press("Enter");
            assertThat(admin.page().getByText("moved the conversation to the team Care")).isVisible();
            assertThat(admin.page().locator("[data-team] .count")).hasText("1");
            // It leaves the agent's screen by itself.
            assertThat(agent.page().locator("#c-" + conversation)).hasCount(0);
            assertThat(agent.heading("No conversation is open")).isVisible();
            assertThat(agent.page().locator("body")).not().containsText("Rosa Lima");
            admin.page().locator("[data-team]").click();
            assertThat(admin.page().locator("#list-head h2")).hasText("Care");
            PortalLook.check(admin, "inbox-team");

            admin.open("/settings/people");
            admin.page().getByLabel("Team", new Page.GetByLabelOptions().setExact(true)).selectOption("Care");
            assertThat(admin.page().locator("[data-member]")).hasCount(1);
            admin.open("/settings/teams");
            admin.button("Remove the team Care").click();
            admin.button("dialog[open]", "Remove").click();
            assertThat(admin.page().getByText("No teams yet")).isVisible();
        }
    }

    @Test
    void deactivatingShowsWhatIsOpenAndAsksWhereItGoes(Stage stage) throws SQLException {
        Tenant tenant = Tenant.register(stage, "Partida");
        Worker bo = join(stage, tenant, "bo", "agent");
        team(tenant.api(), "Care");
        seed(stage, tenant, channel(stage, tenant.api()), bo, 14);
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/people");
            Locator row = admin.page().locator("[data-member='" + bo.email() + "']");
            row.locator("[data-menu]").focus();
            admin.page().keyboard().press("Enter");
            admin.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Deactivate")).press("Enter");
            Locator dialog = admin.page().locator("#leave-dialog");
            assertThat(dialog).containsText("Bo has 14 open conversations. Where do they go?");
            PortalLook.check(admin, "leaving");
            admin.button("#leave-dialog", "Deactivate").click();
            assertThat(dialog).containsText("Choose where the open work goes.");
            dialog.getByLabel("To one person").check();
            admin.button("#leave-dialog", "Deactivate").click();
            assertThat(dialog).containsText("Choose who takes over.");
            dialog.getByLabel("Who takes over").selectOption("Admin of Partida");
            assertThat(dialog.getByLabel("To one person")).isChecked();
            dialog.getByLabel("Back to the queue").focus();
            admin.page().keyboard().press("Space");
            admin.button("#leave-dialog", "Deactivate").press("Enter");
            assertThat(row).containsText("Deactivated");
            assertThat(dialog).isHidden();
        }
        await().atMost(SOON).until(() -> open(stage, tenant, "assignee_id is null") == 14);
    }

    private static Worker join(Stage stage, Tenant tenant, String name, String role) {
        String email = name + tenant.email().substring(tenant.email().indexOf('@'));
        tenant.api().post("/api/invitations", Map.of("email", email, "role", role)).expect(201);
        String link = mail.link(email, "/accept-invitation");
        String token = link.substring(link.indexOf("token=") + "token=".length());
        String shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        stage.anonymous()
                .post("/api/invitations/accept", Map.of("token", token, "name", shown, "password", Stage.PASSWORD))
                .expect(204);
        Api api = stage.as(email);
        return new Worker(api.get("/api/me").expect(200).json().get("user").get("id").asText(), email, api);
    }

    private static String team(Api admin, String name, String... members) {
        String team = admin.post("/api/teams", Map.of("name", name)).expect(201).json().get("id").asText();
        admin.put("/api/teams/" + team + "/members", Map.of("members", List.of(members))).expect(200);
        return team;
    }

    private static CloudChannel channel(Stage stage, Api admin) {
        CloudChannel channel = CloudChannel.create(stage, admin, "Shop", provider.address());
        await().atMost(SOON).until(() -> admin.get("/api/whatsapp/channels/" + channel.id()).body().contains("\"connected\""));
        return channel;
    }

    private static String writes(Api admin, CloudChannel channel, String name, String waId) {
        says(channel, name, waId, "Hello");
        return await().atMost(SOON)
                .until(() -> admin.get("/api/conversations?q=" + name.replace(' ', '+')).json().get("items"), items -> items.size() == 1)
                .get(0)
                .get("id")
                .asText();
    }

    private static void says(CloudChannel channel, String name, String waId, String text) {
        channel.post(channel.payloads().text(waId, name, "wamid." + UUID.randomUUID(), Instant.now().getEpochSecond(), text))
                .expect(200);
    }

    private static List<String> names(Api api, String query) {
        return api.get("/api/conversations" + query).expect(200).json().get("items").findValuesAsText("displayName");
    }

    private static JsonNode problem(Api.Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("requestId");
        return problem;
    }

    /** Conversations that are assigned to the worker. */
    private static void seed(Stage stage, Tenant tenant, CloudChannel channel, Worker worker, int count) throws SQLException {
        tenant.plant(stage, """
                insert into conversations.contact (id, channel_id, address, display_name)
                select gen_random_uuid(), ?::uuid, 'phone:+3519000' || i, 'Caller ' || i from generate_series(1, ?::int) i
                """, channel.id(), count);
        tenant.plant(stage, """
                insert into conversations.conversation (id, number, channel_id, contact_id, assignee_id, last_message_at)
                select gen_random_uuid(), 1000 + row_number() over (), channel_id, id, ?::uuid, now()
                  from conversations.contact where display_name like 'Caller %'
                """, worker.id());
    }

    private static int open(Stage stage, Tenant tenant, String condition) throws SQLException {
        return Integer.parseInt(new OwnerSql(stage).string(
                "select count(*) from conversations.conversation where organization_id = ?::uuid and state <> 'resolved' and "
                        + condition,
                tenant.id()));
    }
}
