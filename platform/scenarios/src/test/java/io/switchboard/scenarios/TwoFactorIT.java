// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.Api.Answer;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second factor: taken on by keyboard, asked for at the sign-in, required by a role, lost and given back. */
@ExtendWith(RunningProduct.class)
class TwoFactorIT {
    private static Chromium chromium;
    private static PortalMail mail;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
    }

    @Test
    void oneEnrolsByKeyboardAndSignsInWithACode(Stage stage) throws IOException {
        Tenant tenant = Tenant.register(stage, "Faróis");
        AuthenticatorApp app;
        List<String> codes;
        try (Window ana = Window.signedIn(chromium, stage, tenant.email())) {
            ana.open("/settings/security");
            PortalLook.check(ana, "two-factor-off");
            ana.page().getByLabel("Your password").focus();
            type(ana, "not the password");
            assertThat(besides(ana, "Your password")).hasText("This is not your password.");
            ana.page().getByLabel("Your password").focus();
            type(ana, Stage.PASSWORD);
            app = new AuthenticatorApp(ana.page().locator("#enrol-key").textContent());
            PortalLook.check(ana, "two-factor-enrol");

            // From where the reader is put, past the button that copies the key, to the field.
            ana.page().keyboard().press("Tab");
            ana.page().keyboard().press("Tab");
            type(ana, "000000");
            assertThat(besides(ana, "Type the six digits that it shows")).containsText("not the code that the app shows");
            ana.page().getByLabel("Type the six digits that it shows").focus();
            type(ana, app.next());

            assertThat(ana.heading("Keep your recovery codes")).isFocused();
            codes = ana.page().locator("#codes li").allTextContents();
            assertThat(codes).hasSize(10).doesNotHaveDuplicates();
            PortalLook.check(ana, "two-factor-codes");
            var file = ana.page().waitForDownload(() -> ana.button("Download").press("Enter"));
            assertThat(Files.readAllLines(file.path())).isEqualTo(codes);
            ana.link("I have kept them").press("Enter");
            assertThat(ana.page().getByText("Recovery codes left: 10")).isVisible();
            PortalLook.check(ana, "two-factor-on");
        }
        await().untilAsserted(() -> assertThat(mail.has(tenant.email(), "/settings/security")).isTrue());

        try (Window ana = Window.of(chromium, stage)) {
            ana.open("/settings/sessions");
            ana.page().getByLabel("Work email").fill(tenant.email());
            ana.page().getByLabel("Password", exactly()).focus();
            type(ana, Stage.PASSWORD);
            assertThat(ana.page().getByLabel("Six-digit code")).isFocused();
            PortalLook.check(ana, "signin-code");
            ana.page().getByLabel("Six-digit code").focus();
            type(ana, app.same());
            assertThat(besides(ana, "Six-digit code")).containsText("used before");
            PortalLook.check(ana, "signin-code-wrong");
            ana.open("/settings/sessions");
            assertThat(ana.page().url()).as("nobody is signed in yet").contains("/signin");

            ana.page().getByLabel("Work email").fill(tenant.email());
            ana.page().getByLabel("Password", exactly()).focus();
            type(ana, Stage.PASSWORD);
            ana.page().getByLabel("Six-digit code").focus();
            type(ana, app.next());
            assertThat(ana.heading("Sign-ins")).isVisible();
            assertThat(ana.page().url()).endsWith("/settings/sessions");
        }
        try (Window ana = Window.of(chromium, stage)) {
            ana.open("/signin");
            ana.page().getByLabel("Work email").fill(tenant.email());
            ana.page().getByLabel("Password", exactly()).focus();
            type(ana, Stage.PASSWORD);
            ana.button("Use a recovery code").press("Enter");
            assertThat(ana.heading("Enter a recovery code")).isVisible();
            PortalLook.check(ana, "signin-recovery");
            ana.page().getByLabel("Recovery code", exactly()).focus();
            type(ana, codes.get(2));
            ana.page().waitForURL(url -> !url.contains("signin"));
        }
        assertRefused(login(stage, tenant.email(), codes.get(2)), "auth.otp_wrong");
    }

    @Test
    void theApiAsksForTheCodeAndTakesEachOnce(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Boias");
        Api api = tenant.api();
        String key = api.post("/api/api-keys", Map.of("name", "Website", "permissions", List.of("customer.read")))
                .expect(201).json().get("key").asText();
        AuthenticatorApp app = enrol(api);

        Answer without = stage.anonymous().post("/api/auth/login", Map.of("email", tenant.email(), "password", Stage.PASSWORD));
        assertRefused(without, "auth.otp_required");
        assertRefused(login(stage, tenant.email(), app.same()), "auth.otp_wrong");
        login(stage, tenant.email(), app.next()).expect(200);
        assertRefused(login(stage, tenant.email(), app.same()), "auth.otp_wrong");
        assertThat(new Api(stage.url(), key).get("/api/crm/customers").status()).as("a key needs no code").isEqualTo(200);

        stage.anonymous().post("/api/auth/password-reset", Map.of("email", tenant.email())).expect(202);
        String token = token(mail.link(tenant.email(), "/reset"));
        stage.anonymous().post("/api/auth/password-reset/confirm", Map.of("token", token, "password", Stage.PASSWORD)).expect(204);
        assertRefused(
                stage.anonymous().post("/api/auth/login", Map.of("email", tenant.email(), "password", Stage.PASSWORD)),
                "auth.otp_required");
    }

    @Test
    void aRoleNeedsASecondFactorAndALostOneIsGivenBack(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Molhes");
        String rui = "rui@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        tenant.api().post("/api/invitations", Map.of("email", rui, "role", "agent")).expect(201);
        stage.anonymous()
                .post("/api/invitations/accept", Map.of(
                        "token", token(mail.link(rui, "/accept-invitation")), "name", "Rui Alves", "password", Stage.PASSWORD))
                .expect(204);
        Api agent = stage.as(rui);
        try (Window open = Window.signedIn(chromium, stage, rui);
                Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            open.open("/settings/account");
            admin.open("/settings/policy");
            admin.page().getByLabel("Agent", exactly()).press("Space");
            admin.button("Save").press("Enter");
            assertThat(admin.page().getByText("The policy is saved")).isVisible();
            // Its live connection ends; the note about it does not stay for long.
            assertThat(open.heading("You are signed out")).isVisible();
            assertThat(admin.page().getByLabel("Agent", exactly())).isChecked();
            PortalLook.check(admin, "policy");
            await().untilAsserted(() -> assertRefused(403, agent.get("/api/me"), "auth.two_factor_required"));
            for (String path : List.of("/api/conversations", "/api/users", "/api/me/sessions", "/api/events", "/api/modules")) {
                assertRefused(403, agent.get(path), "auth.two_factor_required");
            }
            agent.get("/api/me/two-factor").expect(200);

            open.open("/settings/sessions");
            assertThat(open.page().url()).contains("/secure-account?next=");
            assertThat(open.heading("Secure your account")).isVisible();
            PortalLook.check(open, "secure-account");
            open.page().getByLabel("Your password").focus();
            type(open, Stage.PASSWORD);
            AuthenticatorApp app = new AuthenticatorApp(open.page().locator("#enrol-key").textContent());
            PortalLook.check(open, "secure-account-enrol");
            open.page().getByLabel("Type the six digits that it shows").focus();
            type(open, app.next());
            PortalLook.check(open, "secure-account-codes");
            open.link("I have kept them").press("Enter");
            assertThat(open.heading("Sign-ins")).isVisible();
            mail.link(rui, "/settings/security");

            admin.open("/settings/people");
            act(admin, rui, "Remove second factor");
            admin.button("Remove").click();
            assertThat(admin.page().getByText("Rui Alves has no second factor any more")).isVisible();
            act(admin, tenant.email(), null);
        }
        mail.link(rui, "/settings/security");
        try (Window again = Window.signedIn(chromium, stage, rui)) {
            assertThat(again.heading("Secure your account")).isVisible();
        }
    }

    /** Chooses an act on a member; without a name, there is none of them. */
    private static void act(Window admin, String member, String name) {
        Locator row = admin.page().locator("[data-member='" + member + "']");
        if (name == null) {
            assertThat(row.locator("[data-menu]")).hasCount(0);
            return;
        }
        row.locator("[data-menu]").click();
        admin.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    @Test
    void theOwnerHandsOverWithTheirPassword(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Cais");
        String eva = "eva@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        tenant.api().post("/api/invitations", Map.of("email", eva, "role", "admin")).expect(201);
        stage.anonymous()
                .post("/api/invitations/accept", Map.of(
                        "token", token(mail.link(eva, "/accept-invitation")), "name", "Eva Reis", "password", Stage.PASSWORD))
                .expect(204);
        JsonNode members = tenant.api().get("/api/users").expect(200).json().get("items");
        String id = StreamSupport.stream(members.spliterator(), false)
                .filter(member -> member.get("email").asText().equals(eva))
                .findFirst().orElseThrow().get("id").asText();
        assertThat(tenant.api().put("/api/organization/owner", Map.of("user", id)).json().at("/errors/0/field").asText())
                .isEqualTo("password");
        try (Window owner = Window.signedIn(chromium, stage, tenant.email())) {
            owner.open("/settings/people");
            act(owner, eva, "Make owner");
            assertThat(owner.heading("Hand the organization over")).isVisible();
            PortalLook.check(owner, "hand-over");
            owner.page().locator("dialog[open]").getByLabel("Your password").focus();
            type(owner, "not the password");
            assertThat(besides(owner, "Your password")).hasText("This is not your password.");
            owner.page().locator("dialog[open]").getByLabel("Your password").focus();
            type(owner, Stage.PASSWORD);
            assertThat(owner.page().getByText("Eva Reis owns the organization now.")).isVisible();
            assertThat(owner.page().locator("[data-member='" + eva + "']")).containsText("Owner");
        }
    }

    private static AuthenticatorApp enrol(Api api) {
        JsonNode begun = api.post("/api/me/two-factor/enrolment", Map.of("password", Stage.PASSWORD)).expect(200).json();
        AuthenticatorApp app = new AuthenticatorApp(begun.get("key").asText());
        Map<String, String> confirmation = new HashMap<>(Map.of("enrolment", begun.get("enrolment").asText()));
        confirmation.put("otp", app.next());
        Answer confirmed = api.post("/api/me/two-factor/confirm", confirmation).expect(200);
        assertThat(confirmed.json().get("codes")).hasSize(10);
        return app;
    }

    private static Answer login(Stage stage, String email, String otp) {
        return stage.anonymous().post("/api/auth/login", Map.of("email", email, "password", Stage.PASSWORD, "otp", otp));
    }

    private static void assertRefused(Answer answer, String code) {
        assertRefused(401, answer, code);
    }

    private static void assertRefused(int status, Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
    }

    private static String token(String link) {
        return URI.create(link).getQuery().replaceFirst(".*token=", "");
    }

    private static void type(Window window, String text) {
        window.page().keyboard().press("ControlOrMeta+a");
        window.page().keyboard().type(text);
        window.page().keyboard().press("Enter");
    }

    private static Locator besides(Window window, String label) {
        return window.page().locator(".field", new Page.LocatorOptions().setHasText(label)).locator(".error");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
