// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles of an organization's own, made and changed by the keyboard; a change counts for whoever is signed in. */
@ExtendWith(RunningProduct.class)
class PortalRolesIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static Chromium chromium;
    private static PortalMail mail;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
    }

    @Test
    void aRoleIsMadeByTheKeyboardAndAChangeOfItCountsInAnOpenWindow(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Papéis");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/roles");
            assertThat(admin.page().locator("[data-role-row='Agent']")).containsText("Built in");
            assertThat(admin.button("Edit the role Agent")).hasCount(0);
            Keyboard keyboard = admin.page().keyboard();
            keyboard.press("n");
            Locator dialog = admin.page().locator("#role-dialog");
            assertThat(dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))).isFocused();
            dialog.getByLabel("Read customers").focus();
            keyboard.press("ArrowDown");
            admin.button("dialog[open]", "Save").press("Enter");
            assertThat(admin.page().getByText("Give the role a name.")).isVisible();
            assertThat(dialog.getByLabel("Read customers")).hasValue("customer.read all");
            dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).focus();
            keyboard.insertText("Front desk");
            PortalLook.check(admin, "role-dialog");
            admin.button("dialog[open]", "Save").press("Enter");
            assertThat(admin.page().locator("[data-role-row='Front desk']")).isVisible();
            PortalLook.check(admin, "roles");

            String email = "dina" + tenant.email().substring(tenant.email().indexOf('@'));
            join(stage, tenant, email, role(tenant, "Front desk").get("id").asText());
            Api dina = stage.as(email);
            dina.get("/api/crm/customers").expect(200);
            dina.post("/api/crm/customers", Map.of("displayName", "Rui")).expect(403);
            try (Window desk = Window.signedIn(chromium, stage, email)) {
                desk.open("/settings/account");
                assertThat(desk.link("Business hours")).hasCount(0);

                admin.button("Edit the role Front desk").press("Enter");
                assertThat(dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))).isFocused();
                dialog.getByLabel("Change business hours").focus();
                keyboard.press("ArrowDown");
                assertThat(dialog.getByLabel("Change business hours")).hasValue("business_hours.manage all");
                dialog.getByLabel("Add customers").focus();
                keyboard.press("ArrowDown");
                assertThat(dialog.getByLabel("Add customers")).hasValue("customer.create all");
                admin.button("dialog[open]", "Save").press("Enter");
                assertThat(dialog).isHidden();

                await().atMost(SOON).untilAsserted(() -> assertThat(
                                dina.post("/api/crm/customers", Map.of("displayName", "Rui")).status())
                        .isEqualTo(201));
                await().atMost(SOON).untilAsserted(() -> {
                    desk.open("/settings/account");
                    assertThat(desk.link("Business hours").count()).isEqualTo(1);
                });
                desk.link("Business hours").press("Enter");
                assertThat(desk.heading("Business hours")).isVisible();
                desk.open("/settings/roles");
                assertThat(desk.button("New role")).hasCount(0);
            }

            admin.button("Remove the role Front desk").press("Enter");
            admin.button("dialog[open]", "Remove").press("Enter");
            assertThat(admin.page().getByText("This role is still given 1 time")).isVisible();
        }
    }

    @Test
    void aRoleLikeAnotherBeginsWithWhatThatOneHolds(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Cópia");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/roles");
            admin.button("Make a role like Viewer").press("Enter");
            Locator dialog = admin.page().locator("#role-dialog");
            assertThat(dialog.getByLabel("Read customers")).hasValue("customer.read all");
            dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("Reader");
            admin.button("dialog[open]", "Save").press("Enter");
            assertThat(admin.page().locator("[data-role-row='Reader']")).isVisible();
            assertThat(role(tenant, "Reader").get("permissions")).isEqualTo(role(tenant, "Viewer").get("permissions"));

            admin.button("Remove the role Reader").press("Enter");
            admin.button("dialog[open]", "Remove").press("Enter");
            assertThat(admin.page().locator("[data-role-row='Reader']")).hasCount(0);
        }
    }

    @Test
    void aChangeIsMadeOnWhatWasReadAndByWhoMayOnly(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Versões");
        Api admin = tenant.api();
        JsonNode made = admin.post("/api/roles", Map.of(
                        "name", "Reader", "permissions", List.of(Map.of("permission", "customer.read", "scope", "all"))))
                .expect(201)
                .json();
        String address = "/api/roles/" + made.get("id").asText();
        renamed(admin, address, "Listener").expect(200);
        assertThat(renamed(admin, address, "Late").expect(412).json().get("code").asText())
                .isEqualTo("role.changed_meanwhile");
        assertThat(admin.get("/api/permissions").expect(200).body()).contains("customer.read", "org.settings").doesNotContain("org.delete");

        String email = "vera" + tenant.email().substring(tenant.email().indexOf('@'));
        join(stage, tenant, email, "viewer");
        Api viewer = stage.as(email);
        JsonNode refused = viewer.patch(address, Map.of("name", "Mine")).expect(403).json();
        assertThat(refused.get("permission").asText()).isEqualTo("roles.manage");
        admin.delete(address).expect(204);
    }

    /** On the role as it was when it had been made. */
    private static Api.Answer renamed(Api api, String address, String name) {
        byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        return api.raw("PATCH", address, body, Map.of("If-Match", "\"1\"", "Content-Type", "application/json"));
    }

    private static JsonNode role(Tenant tenant, String name) {
        for (JsonNode role : tenant.api().get("/api/roles").expect(200).json().get("items")) {
            if (role.get("name").asText().equals(name)) {
                return role;
            }
        }
        throw new AssertionError("There is no role " + name);
    }

    private static void join(Stage stage, Tenant tenant, String email, String role) {
        tenant.api().post("/api/invitations", Map.of("email", email, "role", role)).expect(201);
        String link = mail.link(email, "/accept-invitation");
        String token = link.substring(link.indexOf("token=") + "token=".length());
        stage.anonymous()
                .post("/api/invitations/accept", Map.of("token", token, "name", "Dina", "password", Stage.PASSWORD))
                .expect(204);
    }
}
