// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with their own account: confirm the email, reset the password, end sign-ins, go elsewhere. */
@ExtendWith(RunningProduct.class)
class PortalAccountIT {
    private static final String NEW_PASSWORD = "harbour lantern quiet";

    private static Chromium chromium;
    private static PortalMail mail;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
    }

    @Test
    void whoRegistersConfirmsTheirEmail(Stage stage) {
        String email = "ines@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        try (Window ines = Window.of(chromium, stage)) {
            ines.open("/register");
            ines.page().getByLabel("Organization", exactly()).fill("Candeeiros");
            ines.page().getByLabel("Your name").fill("Inês Sousa");
            ines.page().getByLabel("Work email").fill(email);
            ines.page().getByLabel("Password", exactly()).fill(NEW_PASSWORD);
            assertThat(ines.page().getByText("Strong.")).isVisible();
            PortalLook.check(ines, "register");
            ines.button("Create organization").click();
            ines.page().waitForURL(url -> !url.contains("register"));
            assertThat(ines.page().getByText("Confirm your email address")).isVisible();

            String link = mail.link(email, "/verify");
            assertThat(ines.page().navigate(link).headerValue("referrer-policy")).isEqualTo("no-referrer");
            PortalLook.check(ines, "verify");
            ines.open("/settings/account");
            assertThat(ines.page().getByText("Not confirmed")).isVisible();
            ines.button("#sb-confirm", "Send the link again").click();
            String again = mail.link(email, "/verify");

            ines.page().navigate(again);
            ines.button("Confirm my email").click();
            assertThat(ines.heading("Your email address is confirmed")).isVisible();
            ines.open("/settings/account");
            assertThat(ines.page().getByText("Confirmed", new Page.GetByTextOptions().setExact(true))).isVisible();
            assertThat(ines.page().locator("#sb-confirm")).hasCount(0);
            PortalLook.check(ines, "account");

            ines.page().navigate(again);
            ines.button("Confirm my email").click();
            assertThat(ines.heading("This link cannot be used any more")).isVisible();
        }
    }

    @Test
    void aForgottenPasswordIsResetAndOldSignInsAreDead(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Pavios");
        try (Window old = Window.signedIn(chromium, stage, tenant.email());
                Window forgetful = Window.of(chromium, stage)) {
            assertThat(asked(forgetful, "nobody@" + tenant.email().split("@")[1]))
                    .isEqualTo(asked(forgetful, tenant.email()));
            PortalLook.check(forgetful, "forgot");
            String link = mail.link(tenant.email(), "/reset");
            assertThat(mail.has("nobody@" + tenant.email().split("@")[1], "/reset")).isFalse();

            forgetful.page().navigate(link);
            forgetful.page().getByLabel("New password", exactly()).fill("short");
            forgetful.button("Set password").click();
            assertThat(forgetful.page().locator(".field .error")).containsText("12");
            PortalLook.check(forgetful, "reset");
            forgetful.page().getByLabel("New password", exactly()).fill(NEW_PASSWORD);
            forgetful.button("Set password").click();
            assertThat(forgetful.page().getByText("Your password was changed")).isVisible();

            assertThat(old.heading("You are signed out")).isVisible();
            old.open("/settings/account");
            assertThat(old.page().url()).contains("/signin");

            forgetful.page().getByLabel("Work email").fill(tenant.email());
            forgetful.page().getByLabel("Password", exactly()).fill(NEW_PASSWORD);
            forgetful.button("Sign in").click();
            forgetful.page().waitForURL(url -> !url.contains("signin"));

            old.page().navigate(link);
            assertThat(old.heading("This link cannot be used any more")).isVisible();
            old.link("Get a new link").click();
            assertThat(old.heading("Forgot your password?")).isVisible();
        }
    }

    /** What the page says about an address, without the address. */
    private static String asked(Window window, String email) {
        window.open("/signin");
        window.link("Forgot your password?").click();
        window.page().getByLabel("Work email").fill(email);
        window.button("Send the link").click();
        assertThat(window.heading("Look into your mail")).isVisible();
        return window.page().locator("main").textContent().replace(email, "");
    }

    @Test
    void oneEndsTheSignInOfAnotherBrowser(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Archotes");
        try (Window here = Window.signedIn(chromium, stage, tenant.email());
                Window there = Window.signedIn(chromium, stage, tenant.email())) {
            there.page().clock().install();
            there.open("/settings/account");
            there.page().clock().fastForward("11:51:00");
            assertThat(there.page().getByText("Are you still there?")).isVisible();
            assertThat(there.page().locator("dialog[open]")).containsText("you are signed out");
            there.button("Stay signed in").press("Enter");
            assertThat(there.page().getByText("Are you still there?")).hasCount(0);
            there.page().getByLabel("Your name").fill("Half typed");
            here.open("/settings/sessions");
            // The third is the token that the organization was registered with.
            assertThat(here.page().locator("[data-session]")).hasCount(3);
            assertThat(here.page().locator("[data-session]", new Page.LocatorOptions().setHasText("This one"))).hasCount(1);
            assertThat(here.page().getByText("Headless Chrome on Linux").first()).isVisible();
            PortalLook.check(here, "sessions");

            here.button("End all others").click();
            here.button("dialog[open]", "End all others").click();
            assertThat(here.page().locator("[data-session]")).hasCount(1);
            assertThat(there.heading("You are signed out")).isVisible();
            PortalLook.check(there, "signed-out");
            there.button("dialog[open]", "Sign in").press("Enter");
            there.page().waitForURL("**/signin*");
            assertThat(tenant.api().get("/api/me").status()).isEqualTo(401);
            there.page().getByLabel("Work email").fill(tenant.email());
            there.page().keyboard().press("Tab");
            there.page().keyboard().insertText(Stage.PASSWORD);
            there.page().keyboard().press("Enter");
            there.page().waitForURL("**/settings/account*");
            assertThat(there.page().getByLabel("Your name")).hasValue("Half typed");
        }
    }

    @Test
    void aChangedPasswordEndsTheOtherSignIns(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Fachos");
        try (Window here = Window.signedIn(chromium, stage, tenant.email());
                Window there = Window.signedIn(chromium, stage, tenant.email())) {
            here.open("/settings/account");
            here.button("#sb-confirm", "Later").click();
            here.page().reload();
            assertThat(here.page().locator("#sb-confirm")).hasCount(0);

            changePassword(here, "not the password");
            assertThat(here.page().locator(".field", new Page.LocatorOptions().setHasText("Current password")).locator(".error"))
                    .isVisible();
            changePassword(here, Stage.PASSWORD);
            assertThat(here.page().getByText("Your password was changed.")).isVisible();

            assertThat(there.heading("You are signed out")).isVisible();
            there.page().reload();
            assertThat(there.page().url()).contains("/signin");
            here.page().reload();
            assertThat(here.heading("Your account")).isVisible();
        }
    }

    private static void changePassword(Window window, String current) {
        window.page().getByLabel("Current password", exactly()).fill(current);
        window.page().getByLabel("New password", exactly()).fill(NEW_PASSWORD);
        window.button("Change password").click();
    }

    @Test
    void oneGoesToAnotherOrganization(Stage stage) {
        Tenant first = Tenant.register(stage, "Alpha");
        Tenant second = Tenant.register(stage, "Beta");
        try (Window person = Window.signedIn(chromium, stage, first.email());
                Window host = Window.signedIn(chromium, stage, second.email())) {
            host.open("/settings/people");
            host.button("Invite people").click();
            host.page().getByLabel("Email addresses").fill(first.email());
            host.page().locator("[data-invite-button]").click();
            String link = mail.link(first.email(), "/accept-invitation");

            host.page().navigate(link);
            assertThat(host.page().getByText("You are signed in as " + second.email())).isVisible();
            PortalLook.check(host, "accept-other");

            person.page().navigate(link);
            person.button("Join as Admin of Alpha").click();
            assertThat(person.page().locator(".org-switch")).containsText(second.name());

            go(person, first.name());
            person.open("/settings/people");
            assertThat(person.page().locator("[data-member]")).hasCount(1);
            go(person, second.name());
            person.open("/settings/people");
            assertThat(person.page().locator("[data-member]")).hasCount(2);
            person.open("/settings/sessions");
            assertThat(person.page().locator("[data-session]", new Page.LocatorOptions().setHasText("This one")))
                    .containsText(second.name());
        }
    }

    private static void go(Window person, String organization) {
        person.page().locator("button.org-switch").click();
        person.page().getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName(organization)).click();
        assertThat(person.page().locator(".org-switch")).containsText(organization);
    }

    @Test
    void theAuditLogIsReadAndFiltered(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Lampiões");
        String customer = tenant.addCustomer("Marta");
        tenant.api().patch("/api/crm/customers/" + customer, Map.of("displayName", "Marta Sousa")).expect(200);
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/account");
            admin.page().getByLabel("Your name").fill("Ana Ribeiro");
            admin.button("Save name").click();
            assertThat(admin.page().getByText("Your name was changed.")).isVisible();

            admin.open("/settings/audit");
            assertThat(admin.page().getByText("Nobody has altered it")).isVisible();
            admin.page().locator(".act-row").first().locator("summary").click();
            assertThat(admin.page().locator(".act-row[open]").first()).containsText("Request");
            Locator renamed = admin.page().locator(".act-row", new Page.LocatorOptions().setHasText("Customer renamed"));
            assertThat(renamed).containsText("Customer Marta Sousa");
            renamed.locator("summary").click();
            assertThat(renamed.locator(".changes")).containsText("Marta Sousa");
            PortalLook.check(admin, "audit");

            Download file = admin.page().waitForDownload(() -> admin.link("CSV").click());
            assertThat(file.suggestedFilename()).isEqualTo("audit-log.csv");
            assertThat(file.path()).content().contains("customer.renamed", "Marta Sousa");

            admin.page().getByLabel("By whom").fill("Nobody of this name");
            admin.button("Filter").click();
            assertThat(admin.heading("Nothing was found")).isVisible();
            admin.link("Clear filters").click();
            assertThat(admin.page().locator(".act-row").first()).isVisible();
        }
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
