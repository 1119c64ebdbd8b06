// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin gives a program a key and sees what became of the mails. */
@ExtendWith(RunningProduct.class)
class KeysAndMailIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void aKeyIsMadeShownOnceUsedAndRevoked(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Chaves");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/people");
            admin.link("API keys").click();
            assertThat(admin.heading("No program has a key yet")).isVisible();
            PortalLook.check(admin, "api-keys-none");
            admin.page().getByText("New key").first().click();

            admin.button("Make key").click();
            assertThat(admin.page().getByText("Give the key a name")).isVisible();
            assertThat(admin.page().getByText("Choose what the key may do.")).isVisible();
            admin.page().getByLabel("Name", exactly()).fill("Website form");
            Locator customers = admin.page().locator("[role=group][aria-label=Customers]");
            customers.getByLabel("Read", new Locator.GetByLabelOptions().setExact(true)).check();
            assertThat(customers.getByLabel("Customers", new Locator.GetByLabelOptions().setExact(true))).not().isChecked();
            customers.getByLabel("Customers", new Locator.GetByLabelOptions().setExact(true)).check();
            assertThat(customers.getByLabel("Create", new Locator.GetByLabelOptions().setExact(true))).isChecked();
            admin.page().getByLabel("Expires").selectOption("day");
            admin.page().getByLabel("Last day").fill("2001-01-01");
            PortalLook.check(admin, "api-key-new");
            admin.button("Make key").click();
            assertThat(admin.page().getByText("Choose an end in the future, or none.")).isVisible();
            assertThat(admin.page().getByLabel("Name", exactly())).hasValue("Website form");
            assertThat(customers.getByLabel("Create", new Locator.GetByLabelOptions().setExact(true))).isChecked();
            admin.page().getByLabel("Expires").selectOption("365");
            admin.button("Make key").click();

            Locator shown = admin.page().getByLabel("The key", exactly());
            assertThat(shown).isVisible();
            String text = shown.inputValue();
            PortalLook.check(admin, "api-key-made");
            Api program = new Api(stage.url(), text);
            program.get("/api/crm/customers").expect(200);
            program.get("/api/audit").expect(403);

            admin.button("Done").click();
            assertThat(admin.page().getByText("You have not copied the key")).isVisible();
            admin.button("Done").click();
            assertThat(shown).hasCount(0);
            Locator row = admin.page().locator("[data-api-key='Website form']");
            assertThat(row).containsText("Active");
            assertThat(row).containsText(text.substring(0, 8));
            assertThat(admin.page().content()).doesNotContain(text);
            PortalLook.check(admin, "api-keys");

            row.getByText("Revoke").click();
            admin.button("dialog[open]", "Revoke").click();
            assertThat(row).hasCount(0);
            await().atMost(Duration.ofSeconds(2)).until(() -> program.get("/api/crm/customers").status() == 401);
        }
    }

    @Test
    void aKeyIsMadeByTheKeyboardAlone(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Teclas");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/api-keys");
            admin.page().keyboard().press("n");
            assertThat(admin.page().getByLabel("Name", exactly())).isFocused();
            admin.page().keyboard().insertText("Nightly export");
            Locator all = admin.page().getByLabel("Everything that I may give");
            for (int i = 0; i < 6 && !all.evaluate("box => box === document.activeElement").equals(true); i++) {
                admin.page().keyboard().press("Tab");
            }
            admin.page().keyboard().press("Space");
            admin.page().getByLabel("Name", exactly()).focus();
            admin.page().keyboard().press("Enter");
            assertThat(admin.button("Copy the key")).isFocused();
            admin.page().keyboard().press("Escape");
            assertThat(admin.page().getByText("You have not copied the key")).isVisible();
            admin.page().keyboard().press("Escape");
            assertThat(admin.page().locator("[data-api-key='Nightly export']")).hasCount(1);
        }
    }

    @Test
    void keysArePagedByTheNewestFirst(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Muitas");
        for (int i = 1; i <= 27; i++) {
            tenant.api().post("/api/api-keys", Map.of("name", "Key " + i, "permissions", List.of("customer.read"))).expect(201);
        }
        JsonNode page = tenant.api().get("/api/api-keys?limit=2").expect(200).json();
        assertThat(page.at("/items/0/name").asText()).isEqualTo("Key 27");
        JsonNode next = tenant.api().get("/api/api-keys?limit=2&cursor=" + page.get("next").asText()).expect(200).json();
        assertThat(next.at("/items/0/name").asText()).isEqualTo("Key 25");
        tenant.api().get("/api/api-keys?limit=0").expect(422);
        tenant.api().get("/api/api-keys?cursor=nothing").expect(422);

        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/api-keys");
            assertThat(admin.page().locator("[data-api-key]")).hasCount(25);
            admin.link("Older keys").click();
            assertThat(admin.page().locator("[data-api-key]")).hasCount(2);
            admin.page().locator("[data-api-key='Key 1']").getByText("Revoke").click();
            admin.button("dialog[open]", "Revoke").click();
            assertThat(admin.page().locator("[data-api-key]")).hasCount(1);
        }
    }

    @Test
    void mailsAreSeenFilteredAndSentAgain(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Correio");
        invite(tenant, "carla@correio.example");
        invite(tenant, "rui@correio.example");
        invite(tenant, "late@correio.example");
        await().atMost(SOON).until(() -> mails(tenant, "?state=sent").size() == 3);
        // As if the mail server had refused them; what filled the last one is gone.
        new OwnerSql(stage).update(
                "update foundation.mail_message set state = 'failed', error = 'The mail server refuses this address',"
                        + " sealed = case when recipient like 'rui%' then '\\x00'::bytea end"
                        + " where organization_id = ?::uuid and recipient not like 'carla%'",
                tenant.id());
        // As if the first one had come back.
        new OwnerSql(stage).update(
                "update foundation.mail_message set state = 'bounced', failure = 'no-mailbox', undeliverable = true"
                        + " where organization_id = ?::uuid and recipient like 'carla%'",
                tenant.id());

        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/people");
            assertThat(admin.page().locator("[data-returned]")).hasCount(1);
            PortalLook.check(admin, "invitation-returned");
            admin.page().locator("[data-invitation='carla@correio.example']").getByText("The mail came back").click();
            Locator returned = admin.page().locator("[data-mail='carla@correio.example']");
            assertThat(returned).containsText("There is no such mailbox. Check the address for a typing error.");
            PortalLook.check(admin, "mail-returned");
            returned.getByText("Allow address").click();
            assertThat(admin.page().getByText("Mails to carla@correio.example go again.")).isVisible();
            assertThat(returned.getByText("Allow address")).hasCount(0);
            admin.open("/settings/people");
            admin.link("Mail").click();
            assertThat(admin.page().locator("[data-mail]")).hasCount(3);
            Locator late = admin.page().locator("[data-mail='late@correio.example']");
            assertThat(late).containsText("It cannot be sent again");
            assertThat(late.getByText("Send again", new Locator.GetByTextOptions().setExact(true))).hasCount(0);
            PortalLook.check(admin, "mail-log");
            assertThat(admin.page().content()).doesNotContain("token=", "accept-invitation");

            admin.page().getByLabel("State").selectOption("failed");
            admin.button("Filter").click();
            assertThat(admin.page().locator("[data-mail]")).hasCount(2);
            admin.page().locator("[data-mail='rui@correio.example']").getByText("Send again").click();
            // Of the two that were shown one is on its way; the filter stays.
            assertThat(admin.page().locator("[data-mail='late@correio.example']")).hasCount(1);
            assertThat(admin.page().getByText("is on its way again")).isVisible();

            admin.open("/settings/mail?to=carla");
            assertThat(admin.page().locator("[data-mail]")).hasCount(1);
            admin.open("/settings/mail?to=nobody");
            assertThat(admin.heading("No such mail")).isVisible();
        }
        tenant.api().get("/api/mails?state=lost").expect(422);
        assertThat(tenant.api().get("/api/mails?limit=1").expect(200).json().get("next").isNull()).isFalse();
        assertThat(stage.operator().get("/api/mails").status()).isEqualTo(404);
    }

    @Test
    void theOperatorSendsATestMailAndSeesTheServer(Stage stage) {
        try (Window operator = Window.ofOperator(chromium, stage)) {
            operator.open("/operator/mail");
            assertThat(operator.page().getByText("127.0.0.1:" + stage.product().setting("switchboard.mail.port"))).isVisible();
            operator.button("Send test mail").click();
            String address = stage.product().setting("switchboard.security.operator-email");
            assertThat(operator.page().locator("[data-mail='" + address + "']").first()).containsText("Test");
            assertThat(operator.page().getByText("is on its way")).isVisible();
            assertThat(operator.page().locator("[data-trial=taken]")).containsText("250 ");
            assertThat(operator.page().locator("[data-return-box]")).containsText("switchboard.mail.bounces.host");
            await().atMost(SOON).until(() -> new PortalMail(stage).has(address, ""));
            PortalLook.check(operator, "operator-mail");
        }
    }

    private static void invite(Tenant tenant, String email) {
        tenant.api().post("/api/invitations", Map.of("email", email, "role", "agent")).expect(201);
    }

    private static JsonNode mails(Tenant tenant, String query) {
        return tenant.api().get("/api/mails" + query).expect(200).json().get("items");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
