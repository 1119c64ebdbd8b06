// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin sets up the organization's provider; a member comes in by it, and later by nothing else. */
@ExtendWith(RunningProduct.class)
class SingleSignOnIT {
    private static Chromium chromium;
    private static PortalMail mail;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
    }

    @Test
    void aMemberComesInByTheProvider(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Marés");
        String domain = UUID.randomUUID().toString().substring(0, 8) + ".example";
        String rui = "rui@" + domain;
        join(stage, tenant, rui);
        try (IdentityProvider provider = new IdentityProvider(rui);
                Window admin = Window.signedIn(chromium, stage, tenant.email());
                Window member = Window.of(chromium, stage)) {
            setUp(admin, provider, domain);

            member.open("/signin");
            member.page().getByLabel("Work email").fill("nobody@" + domain);
            member.button("Continue with single sign-on").click();
            assertThat(member.page().getByText("There is no single sign-on for this email here")).isVisible();
            member.page().getByLabel("Work email").fill(rui);
            member.button("Continue with single sign-on").click();
            member.link("Go on as " + rui).click();
            assertThat(member.heading("Is this account yours?")).isVisible();
            PortalLook.check(member, "sign-on-confirm");
            member.page().getByLabel("Your password").fill("not the password");
            member.button("Sign in").click();
            assertThat(member.page().getByText("This is not your password.")).isVisible();
            member.page().getByLabel("Your password").fill(Stage.PASSWORD);
            member.button("Sign in").click();
            member.page().waitForURL("**/m/conversations/inbox*");
            member.open("/settings/sessions");
            assertThat(member.page().locator(".session").getByText("Single sign-on")).isVisible();

            admin.page().getByLabel("People must use it").check();
            admin.page().getByLabel("Your password").fill(Stage.PASSWORD);
            admin.button("Save").click();
            assertThat(admin.page().getByLabel("People must use it")).isChecked();
            await().untilAsserted(() -> assertThat(stage.anonymous()
                            .post("/api/auth/login", Map.of("email", rui, "password", Stage.PASSWORD))
                            .json().get("code").asText())
                    .isEqualTo("sign_on.required"));
            try (Window later = Window.of(chromium, stage)) {
                later.open("/signin");
                later.page().getByLabel("Work email").fill(rui);
                later.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
                later.page().keyboard().press("Enter");
                assertThat(later.page().getByText("lets its people in by single sign-on only")).isVisible();
                // The address that the organization gives to its people; they are known by now.
                later.open(URI.create(admin.page().locator("#sign-in-address").textContent()).getPath() + "?next=//evil.example/");
                later.link("Go on as " + rui).click();
                later.page().waitForURL("**/m/conversations/inbox*");
            }
            stage.as(tenant.email()).get("/api/me").expect(200);
        }
    }

    private static void setUp(Window admin, IdentityProvider provider, String domain) {
        admin.open("/settings/sign-on");
        admin.page().getByLabel("Address of the provider (issuer)").fill(provider.issuer() + "/elsewhere");
        admin.button("Test the connection").click();
        assertThat(admin.page().getByText("The provider answers with status 404; check its address.")).isVisible();
        admin.page().getByLabel("Address of the provider (issuer)").fill(provider.issuer());
        admin.button("Test the connection").click();
        assertThat(admin.page().getByText("The provider answers. It lets people sign in at 127.0.0.1.")).isVisible();
        admin.page().getByLabel("Client ID").fill(IdentityProvider.CLIENT);
        admin.page().getByLabel("Client secret").fill(IdentityProvider.SECRET);
        admin.page().getByLabel("Email domains").fill(domain);
        admin.page().getByLabel("Single sign-on is on").check();
        admin.page().getByLabel("Your password").fill(Stage.PASSWORD);
        admin.button("Save").click();
        assertThat(admin.page().getByText("Single sign-on is saved")).isVisible();
        assertThat(admin.page().getByLabel("Client secret")).hasValue("");
        assertThat(admin.page().content()).doesNotContain(IdentityProvider.SECRET);
        PortalLook.check(admin, "sign-on");
    }

    private static void join(Stage stage, Tenant tenant, String email) {
        tenant.api().post("/api/invitations", Map.of("email", email, "role", "agent")).expect(201);
        String token = URI.create(mail.link(email, "/accept-invitation")).getQuery().replaceFirst(".*token=", "");
        stage.anonymous()
                .post("/api/invitations/accept", Map.of("token", token, "name", "Rui Alves", "password", Stage.PASSWORD))
                .expect(204);
    }
}
