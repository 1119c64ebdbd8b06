// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Going anywhere and doing anything by keys alone. */
@ExtendWith(RunningProduct.class)
class PaletteIT {
    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void aCustomerIsMadeFoundAndFoundAgain(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Keys");
        try (Window window = Window.signedIn(chromium, stage, tenant.email())) {
            Page page = window.page();
            String name = "Zoe <img src=x onerror=document.title=1> " + UUID.randomUUID();

            type(window, "Control+k", "newcus");
            assertThat(chosen(window)).hasText(Pattern.compile("^New customer"));
            page.keyboard().press("Enter");
            page.waitForURL("**/customers?new=1");
            assertThat(page.getByLabel("Name")).isFocused();
            page.keyboard().type(name);
            page.keyboard().press("Enter");
            assertThat(window.link(name)).isVisible();
            assertThat(window.heading("New customer")).isHidden();

            window.open("/settings/account");
            type(window, "/", name.substring(name.length() - 12));
            assertThat(chosen(window)).containsText(name);
            PortalLook.check(window, "palette-results");
            page.keyboard().press("Enter");
            page.waitForURL("**/m/crm/customer?id=*");
            String customer = page.url();

            window.open("/settings/account");
            page.keyboard().press("/");
            assertThat(group(window, "Recent")).containsText(name);
            assertThat(chosen(window)).containsText(name);
            PortalLook.check(window, "palette-recent");
            page.keyboard().press("Enter");
            page.waitForURL(customer);
            assertThat(page.title()).isNotEqualTo("1");
        }
    }

    @Test
    void theFocusGoesBackToWhereItCameFrom(Stage stage) {
        try (Window window = Window.signedIn(chromium, stage, Stage.ANA)) {
            Page page = window.page();
            window.open("/settings/people");
            Locator search = page.getByLabel("Search people");
            search.focus();

            page.keyboard().press("Control+k");
            assertThat(combobox(window)).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(combobox(window)).hasAttribute("aria-activedescendant", "sb-option-1");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("ArrowUp");
            assertThat(chosen(window)).containsText("Sign out");
            page.keyboard().press("Escape");
            assertThat(combobox(window)).hasCount(0);
            assertThat(search).isFocused();

            page.keyboard().press("Control+k");
            page.keyboard().press("Control+k");
            assertThat(combobox(window)).hasCount(0);
            assertThat(search).isFocused();
            page.keyboard().type("/?");
            assertThat(search).hasValue("/?");
            assertThat(combobox(window)).hasCount(0);
        }
    }

    @Test
    void whatTheFrameDoesIsThereToo(Stage stage) {
        try (Window window = Window.signedIn(chromium, stage, Stage.ANA)) {
            Page page = window.page();
            type(window, "Control+k", "theme dark");
            page.keyboard().press("Enter");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            type(window, "Control+k", "system");
            page.keyboard().press("Enter");
            type(window, "Control+k", "invitations");
            assertThat(chosen(window)).containsText("People");
            page.keyboard().press("Enter");
            page.waitForURL("**/settings/people");
            type(window, "Control+k", "zqxjv");
            assertThat(page.locator(".palette-note")).containsText("Nothing matches");
            PortalLook.check(window, "palette-nothing");
            page.keyboard().press("Escape");
            type(window, "Control+k", "sign out");
            page.keyboard().press("Enter");
            page.waitForURL("**/signin*");
        }
    }

    @Test
    void aPersonOfThePlatformIsFoundAndShown(Stage stage) {
        try (Window window = Window.signedIn(chromium, stage, Stage.ANA)) {
            Page page = window.page();
            window.open("/settings/account");
            type(window, "/", "bruno@casa");
            assertThat(chosen(window)).containsText("bruno@casalumen.example");
            page.keyboard().press("Enter");
            page.waitForURL("**/settings/people?q=*");
            assertThat(page.locator("tr[data-member]")).hasCount(1);
            assertThat(page.getByLabel("Search people")).hasValue(Stage.BRUNO);
        }
    }

    @Test
    void whatThePlanClosesIsGone(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Closed");
        tenant.addCustomer("Seldom Seen");
        assertThat(tenant.api().get("/api/search?q=seldom").body()).contains("Seldom Seen");
        tenant.grant(stage.operator(), false, "crm");
        assertThat(tenant.api().get("/api/search?q=seldom").expect(200).body()).doesNotContain("Seldom Seen", "crm");
        try (Window window = Window.signedIn(chromium, stage, tenant.email())) {
            type(window, "Control+k", "new customer");
            assertThat(window.page().locator(".palette-note")).containsText("Nothing matches");
        }
    }

    @Test
    void aSearchRefusesWhatNobodyTypes(Stage stage) {
        Api ana = stage.as(Stage.ANA);
        assertThat(ana.get("/api/search?q=" + "a".repeat(101)).expect(422).json().get("errors").get(0).get("field").asText())
                .isEqualTo("q");
        ana.get("/api/search?q=%00").expect(400);
        assertThat(ana.get("/api/search").expect(200).json().get("items")).isEmpty();
        assertThat(ana.get("/api/search?q=%25").expect(200).json().get("incomplete")).isEmpty();
        Map<String, String> quotes = Map.of("'", "%27", "\\", "%5C", "_", "_", "\"", "%22", "😀", "%F0%9F%98%80");
        quotes.forEach((text, coded) -> assertThat(ana.get("/api/search?q=" + coded).expect(200).json().get("incomplete"))
                .as(text)
                .isEmpty());
    }

    @Test
    void keysAreListedAndCanBeSwitchedOff(Stage stage) {
        try (Window window = Window.signedIn(chromium, stage, Stage.ANA)) {
            Page page = window.page();
            window.open("/settings/account");
            page.keyboard().press("?");
            Locator help = page.getByRole(AriaRole.DIALOG);
            assertThat(help).containsText("Search or jump to");
            assertThat(help).containsText("Show notifications");
            assertThat(help).containsText("New customer");
            page.getByRole(AriaRole.SWITCH).focus();
            page.keyboard().press("Space");
            page.keyboard().press("Escape");
            page.keyboard().press("/");
            assertThat(combobox(window)).hasCount(0);
            page.reload();
            page.keyboard().press("/");
            page.keyboard().press("Control+k");
            assertThat(combobox(window)).hasCount(1);
        }
    }

    private static void type(Window window, String key, String text) {
        window.page().keyboard().press(key);
        assertThat(combobox(window)).isFocused();
        window.page().keyboard().type(text);
    }

    private static Locator combobox(Window window) {
        return window.page().locator("dialog.palette [role=combobox]");
    }

    private static Locator chosen(Window window) {
        return window.page().locator("dialog.palette [role=option][aria-selected=true]");
    }

    private static Locator group(Window window, String name) {
        return window.page().locator("dialog.palette [role=group][aria-label='" + name + "']");
    }
}
