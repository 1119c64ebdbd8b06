// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A passkey: taken on, asked for at the sign-in and before what cannot be taken back, and given up; all by keyboard. */
@ExtendWith(RunningProduct.class)
class PasskeyIT {

    @Test
    void aPasskeyOpensTheAccountInThePlaceOfACode(Stage stage, Chromium chromium) {
        PortalMail mail = new PortalMail(stage);
        Tenant tenant = Tenant.register(stage, "Gaivotas");
        try (Window ana = Window.signedIn(chromium, stage, tenant.email())) {
            Devices devices = new Devices(ana.page());
            String laptop = devices.add();
            ana.open("/settings/security");
            PortalLook.check(ana, "passkeys-none");
            ana.button("Add a passkey").press("Enter");
            Locator name = ana.page().getByLabel("Name of the device");
            assertThat(name).hasValue(Pattern.compile(".+"));
            name.fill("Laptop");
            password(ana, "not the password");
            assertThat(besides(ana, "Your password")).hasText("This is not your password.");
            assertThat(name).hasValue("Laptop");
            PortalLook.check(ana, "passkeys-add");
            password(ana, Stage.PASSWORD);

            assertThat(ana.heading("Keep your recovery codes")).isFocused();
            List<String> codes = ana.page().locator("#codes li").allTextContents();
            assertThat(codes).hasSize(10);
            ana.link("I have kept them").press("Enter");
            assertThat(ana.page().locator("[data-passkey=Laptop]")).containsText("not used yet");
            assertThat(ana.page().getByText("Recovery codes left: 10")).isVisible();
            PortalLook.check(ana, "passkeys-one");
            await().untilAsserted(() -> assertThat(mail.has(tenant.email(), "/settings/security")).isTrue());

            signOutAndPassword(ana, tenant);
            PortalLook.check(ana, "signin-passkey");
            assertThat(ana.button("Use a passkey")).isFocused();
            devices.refuse(laptop);
            ana.page().keyboard().press("Enter");
            assertThat(ana.page().locator(".toast")).containsText("No passkey was used");
            devices.accept(laptop);
            ana.button("Use a passkey").press("Enter");
            ana.page().waitForURL(url -> !url.contains("signin"));

            ana.open("/settings/security");
            assertThat(ana.page().locator("[data-passkey=Laptop]")).containsText("used now");
            ana.button("Remove Laptop").press("Enter");
            showItIsMe(ana);
            ana.button("#passkeys", "Remove").press("Enter");
            assertThat(ana.page().locator("#passkeys [role=alert]").first()).containsText("your only second factor");

            devices.remove(laptop);
            String phone = devices.add();
            assertThat(phone).isNotEqualTo(laptop);
            ana.button("#passkeys", "Cancel").press("Enter");
            ana.button("Add a passkey").press("Enter");
            ana.page().getByLabel("Name of the device").fill("Phone");
            ana.page().locator("#passkeys").getByLabel("Code of your app, or a recovery code").fill(codes.get(0));
            password(ana, Stage.PASSWORD);
            assertThat(ana.page().locator("[data-passkey=Phone]")).isVisible();
            ana.button("Remove Laptop").press("Enter");
            showItIsMe(ana);
            ana.button("#passkeys", "Remove").press("Enter");
            assertThat(ana.page().locator("[data-passkey=Laptop]")).hasCount(0);
            assertThat(ana.page().locator("[data-passkey=Phone]")).containsText("used now");
        }
        Api.Answer asked = stage.anonymous().post("/api/auth/login", Map.of("email", tenant.email(), "password", Stage.PASSWORD));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.json().get("passkey").asText()).as("a program's browser can ask, too").contains("allowCredentials");
    }

    private static void signOutAndPassword(Window window, Tenant tenant) {
        window.page().context().clearCookies();
        window.open("/signin");
        window.page().getByLabel("Work email").fill(tenant.email());
        window.page().getByLabel("Work email").press("Tab");
        assertThat(window.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true))).isFocused();
        window.page().keyboard().type(Stage.PASSWORD);
        window.page().keyboard().press("Enter");
        assertThat(window.heading("Enter your code")).isVisible();
    }

    /** The password, and the passkey in the place of the code. */
    private static void showItIsMe(Window window) {
        window.page().locator("#passkeys").getByLabel("Your password").fill(Stage.PASSWORD);
        window.button("#passkeys", "Use a passkey").press("Enter");
        assertThat(window.page().locator("#passkeys").getByText("Your passkey has signed.")).isVisible();
    }

    private static void password(Window window, String text) {
        Locator field = window.page().locator("#passkeys").getByLabel("Your password");
        field.fill(text);
        field.press("Enter");
    }

    private static Locator besides(Window window, String label) {
        return window.page().locator("#passkeys .field", new Page.LocatorOptions().setHasText(label)).locator(".error");
    }

    /** The devices that the browser finds, by the Chrome DevTools Protocol. */
    private static final class Devices {
        private final CDPSession browser;

        Devices(Page page) {
            browser = page.context().newCDPSession(page);
            browser.send("WebAuthn.enable");
        }

        /** One that says yes to everything. */
        String add() {
            JsonObject options = JsonParser.parseString("""
                    {"options":{"protocol":"ctap2","transport":"internal","hasUserVerification":true,
                     "isUserVerified":true,"automaticPresenceSimulation":true}}
                    """).getAsJsonObject();
            return browser.send("WebAuthn.addVirtualAuthenticator", options).get("authenticatorId").getAsString();
        }

        void refuse(String device) {
            verified(device, false);
        }

        void accept(String device) {
            verified(device, true);
        }

        void remove(String device) {
            JsonObject which = new JsonObject();
            which.addProperty("authenticatorId", device);
            browser.send("WebAuthn.removeVirtualAuthenticator", which);
        }

        private void verified(String device, boolean isVerified) {
            JsonObject which = new JsonObject();
            which.addProperty("authenticatorId", device);
            which.addProperty("isUserVerified", isVerified);
            browser.send("WebAuthn.setUserVerified", which);
        }
    }
}
