// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told to one person reaches that person at once, and nobody else in any way. */
@ExtendWith(RunningProduct.class)
class NotificationsIT {
    private static final String CHANGED = "notification.changed";

    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void anAssignmentRingsAtTheAssigneesOnly(Stage stage) {
        DemoChat chat = DemoChat.begin(stage);
        readAll(stage.as(Stage.BRUNO));
        try (Window bruno = Window.signedIn(chromium, stage, Stage.BRUNO);
                Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            Page page = bruno.page();
            bruno.open("/settings/account");
            ana.open("/settings/account");
            assertThat(bell(bruno)).hasAttribute("data-unread", "0");

            assignAnew(chat);
            assertThat(bell(bruno)).hasAttribute("data-unread", "1");
            assertThat(bell(ana)).hasAttribute("data-unread", "0");

            page.keyboard().press("g");
            page.keyboard().press("n");
            Locator entry = page.locator("a.notification").first();
            assertThat(entry).containsText("assigned the conversation with");
            PortalLook.check(bruno, "notifications");
            assertThat(entry).isFocused();
            page.keyboard().press("Enter");
            page.waitForURL("**/m/conversations/inbox?c=" + chat.conversation());
            assertThat(bell(bruno)).hasAttribute("data-unread", "0");
            assertThat(bell(bruno)).hasAttribute("aria-label", "Notifications");
        }
    }

    @Test
    void theBellIsReadByKeysInOneWindowAndFallsSilentInAnother(Stage stage) {
        DemoChat chat = DemoChat.begin(stage);
        Api api = stage.as(Stage.BRUNO);
        readAll(api);
        assignAnew(chat);
        try (Window one = Window.signedIn(chromium, stage, Stage.BRUNO);
                Window other = Window.signedIn(chromium, stage, Stage.BRUNO)) {
            assertThat(bell(one)).hasAttribute("data-unread", "1");
            assertThat(bell(other)).hasAttribute("data-unread", "1");
            bell(one).focus();
            one.page().keyboard().press("Enter");
            Locator all = one.button("#sb-notifications", "Mark all as read");
            all.focus();
            one.page().keyboard().press("Enter");
            assertThat(all).isHidden();
            assertThat(bell(other)).hasAttribute("data-unread", "0");
            one.page().keyboard().press("Escape");
            assertThat(one.page().locator("#sb-notifications")).isHidden();
            assertThat(bell(one)).isFocused();
        }
        assertThat(api.get("/api/notifications").expect(200).json().get("unread").asInt()).isZero();
    }

    @Test
    void nobodySeesOrMarksAnothers(Stage stage) {
        DemoChat chat = DemoChat.begin(stage);
        Api bruno = stage.as(Stage.BRUNO);
        Api ana = stage.as(Stage.ANA);
        Api mia = stage.as(Stage.MIA);
        Api key = new Api(stage.url(), ana.post("/api/api-keys", Map.of("name", "Bells", "permissions", List.of("conversation.read", "customer.read")))
                .expect(201)
                .json()
                .get("key")
                .asText());
        readAll(bruno);
        readAll(ana);
        try (LiveEvents brunos = LiveEvents.stream(stage, bruno, "", Map.of());
                LiveEvents anas = LiveEvents.stream(stage, ana, "?user=" + user(ana, Stage.BRUNO), Map.of());
                LiveEvents keys = LiveEvents.stream(stage, key, "", Map.of());
                LiveEvents mias = LiveEvents.stream(stage, mia, "", Map.of());
                LiveEvents page = LiveEvents.socket(stage, PageVisit.signIn(stage, Stage.ANA).browser(), "")) {
            assignAnew(chat);
            JsonNode told = brunos.first(event -> event.path("type").asText().equals(CHANGED));
            assertThat(told.get("data")).as("what it is passes the gate only").isEmpty();

            String barrier = customer(ana);
            List.of(anas, keys, page).forEach(live -> live.mention(barrier));
            mias.mention(customer(mia));
            for (LiveEvents live : List.of(anas, keys, mias, page)) {
                assertThat(live.transcript()).doesNotContain(CHANGED);
            }
        }
        JsonNode told = bruno.get("/api/notifications").json().get("items").get(0);
        assertThat(told.get("read").asBoolean()).isFalse();
        String id = told.get("id").asText();
        for (Api other : List.of(ana, mia)) {
            assertThat(other.get("/api/notifications?limit=200").expect(200).body()).doesNotContain(id);
            other.post("/api/notifications/read", Map.of("ids", List.of(id))).expect(200);
            other.post("/api/notifications/read", Map.of("all", true)).expect(200);
        }
        assertThat(key.get("/api/notifications").status()).isEqualTo(403);
        assertThat(stage.operator().get("/api/notifications").status()).isEqualTo(403);
        assertThat(bruno.get("/api/notifications").json().get("unread").asInt()).isEqualTo(1);
        bruno.post("/api/notifications/read", Map.of("ids", List.of(id))).expect(200);
        assertThat(bruno.get("/api/notifications").json().get("unread").asInt()).isZero();
        bruno.post("/api/notifications/read", Map.of("ids", List.of())).expect(422);
        bruno.post("/api/notifications/read", Map.of("ids", "none")).expect(400);
        bruno.get("/api/notifications?limit=201").expect(422);
    }

    @Test
    void whatAClosedModuleToldIsHiddenUntilItOpens(Stage stage) throws SQLException {
        Tenant tenant = Tenant.register(stage, "Bells");
        tell(stage, tenant, tenant.user(), "A lead of one's own");
        assertThat(tenant.api().get("/api/notifications").json().get("unread").asInt()).isEqualTo(1);

        tenant.grant(stage.operator(), false, "crm");
        JsonNode closed = tenant.api().get("/api/notifications").expect(200).json();
        assertThat(closed.get("unread").asInt()).isZero();
        assertThat(closed.get("items")).isEmpty();
        tenant.grant(stage.operator(), null, "crm");
        assertThat(tenant.api().get("/api/notifications").json().get("items").findValuesAsText("title"))
                .containsExactly("A lead of one's own");
    }

    @Test
    void aModuleCannotTellAnothersMembers(Stage stage) throws SQLException {
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant liar = Tenant.register(stage, "Liar");
        tell(stage, liar, owner.user(), "From nowhere");
        assertThat(owner.api().get("/api/notifications").json().get("items")).isEmpty();
        assertThatThrownBy(() -> liar.plant(stage, "delete from foundation.notification")).hasMessageContaining("permission denied");
    }

    /** As a module of the organization could. */
    private static void tell(Stage stage, Tenant by, String member, String title) throws SQLException {
        try (Connection app = stage.app()) {
            app.setAutoCommit(false);
            TenantDoor.enter(app, UUID.fromString(by.id()));
            run(app, "select sb.tell_members(array[?::uuid], 'crm', 'lead.new', ?, 'customers', 'k', now())", member, title);
            app.commit();
        }
    }

    private static void run(Connection app, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = app.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Test
    void aColleaguesAvailabilityIsSeenAtOnce(Stage stage) {
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA);
                Window bruno = Window.signedIn(chromium, stage, Stage.BRUNO)) {
            stage.as(Stage.BRUNO).put("/api/me/availability", Map.of("availability", "online")).expect(200);
            ana.open("/settings/people");
            bruno.open("/settings/account");
            Locator dot = ana.page().locator("tr[data-member='" + Stage.BRUNO + "'] .presence-dot");
            assertThat(dot).hasAttribute("data-availability", "online");

            Page page = bruno.page();
            page.locator("[data-menu=sb-user]").focus();
            page.keyboard().press("Enter");
            Locator busy = page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Busy"));
            busy.focus();
            PortalLook.check(bruno, "availability-menu");
            page.locator("[data-menu=sb-user]").focus();
            page.keyboard().press("Enter");
            busy.focus();
            page.keyboard().press("Enter");
            assertThat(dot).hasAttribute("data-availability", "busy");
            assertThat(dot).containsText("busy");
            assertThat(page.locator("[data-own-availability]")).hasAttribute("data-availability", "busy");
            PortalLook.check(ana, "availability-people");
        }
        Api bruno = stage.as(Stage.BRUNO);
        assertThat(bruno.get("/api/me/availability").json().get("availability").asText()).isEqualTo("busy");
        bruno.put("/api/me/availability", Map.of("availability", "asleep")).expect(422);
        bruno.put("/api/me/availability", Map.of("availability", "online")).expect(200);
        stage.operator().put("/api/me/availability", Map.of("availability", "busy")).expect(404);
    }

    private static Locator bell(Window window) {
        return window.page().locator("#sb-bell");
    }

    private static void readAll(Api api) {
        api.post("/api/notifications/read", Map.of("all", true)).expect(200);
    }

    /** The demo's customer writes in one conversation, which another story may have assigned already. */
    private static void assignAnew(DemoChat chat) {
        assign(chat.agent(), chat, null);
        assign(chat.agent(), chat, Stage.BRUNO);
    }

    private static void assign(Api api, DemoChat chat, @Nullable String email) {
        Map<String, Object> change = new HashMap<>();
        change.put("assignee", email == null ? null : user(api, email));
        api.patch("/api/conversations/" + chat.conversation(), change).expect(200);
    }

    private static String user(Api api, String email) {
        return api.get("/api/users?q=" + email).expect(200).json().get("items").get(0).get("id").asText();
    }

    private static String customer(Api api) {
        return api.post("/api/crm/customers", Map.of("displayName", "Barrier")).expect(201).json().get("id").asText();
    }
}
