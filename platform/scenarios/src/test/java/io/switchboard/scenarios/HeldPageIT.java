// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A page that is open while its module is replaced goes on with the version that rendered it, until it is
 * left or its time is over; then it asks to be reloaded, and what was typed is still there.
 */
@ExtendWith(RunningProduct.class)
class HeldPageIT {
    private static final String REPLY = "Yes, the lamp leaves on Thursday";
    private static final Duration END_OF_HOLD = Stage.HOLD.plusSeconds(30);

    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void anOpenInboxGoesOnThenAsksToBeReloadedAndSendsOnce(Stage stage) {
        Api api = stage.as(Stage.ANA);
        String conversation = conversation(stage, api, "Held Person");
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/conversations/inbox?c=" + conversation);
            String old = ana.revision("form[data-composer]");
            ana.page().getByLabel("Message to Held Person").fill(REPLY);

            Brittle.update(stage, "conversations");
            assertThat(ready(ana)).isVisible();
            assertThat(ready(ana)).containsText("A newer version of Inbox is ready.");
            assertThat(ready(ana)).containsText("for up to 15 seconds");
            ana.button("Resolve").click();
            await().until(() -> api.get("/api/conversations/" + conversation).json().get("state").asText().equals("resolved"));
            assertThat(ana.button("Reopen")).isVisible();
            assertThat(ana.revision("#acts")).isEqualTo(old);
            assertThat(generations(stage, "conversations")).isEqualTo(2);
            PortalLook.check(ana, "held-banner");

            assertThat(gone(ana)).isVisible(within(END_OF_HOLD));
            assertThat(generations(stage, "conversations")).isEqualTo(1);
            ana.button("Send to customer").click();
            assertThat(ana.page().locator("#sb-stale")).isVisible();
            PortalLook.check(ana, "held-stale");
            ana.button("Look first").click();
            assertThat(ana.page().getByLabel("Message to Held Person")).hasValue(REPLY);
            ana.button("Send to customer").click();
            assertThat(ana.page().locator("#sb-stale")).isVisible();
            assertThat(sent(api, conversation)).isEmpty();

            ana.button("#sb-stale", "Reload").click();
            assertThat(banner(ana)).isHidden();
            assertThat(ana.page().getByLabel("Message to Held Person")).hasValue(REPLY);
            assertThat(ana.revision("form[data-composer]")).isNotEqualTo(old);
            ana.button("Send to customer").click();
            assertThat(ana.page().getByLabel("Message to Held Person")).isEmpty();
            ana.page().reload();
            assertThat(ana.page().getByLabel("Message to Held Person")).isEmpty();
            assertThat(sent(api, conversation)).containsExactly(REPLY);
        }
    }

    @Test
    void aPrivateNoteStaysANote(Stage stage) {
        Api api = stage.as(Stage.ANA);
        String conversation = conversation(stage, api, "Noted Person");
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/conversations/inbox?c=" + conversation);
            ana.page().getByLabel("Message to Noted Person").fill("Owes us a lamp");
            ana.page().locator("#tab-note").click();
            Brittle.update(stage, "conversations");
            ana.button("#sb-update", "Reload").click();

            assertThat(banner(ana)).isHidden();
            assertThat(ana.page().getByLabel("Private note about Noted Person")).hasValue("Owes us a lamp");
            assertThat(ana.button("Add note")).isVisible();
        }
    }

    @Test
    void aFormThatOpensOnDemandIsFilledWhenItIsOpenedAgain(Stage stage) {
        Api api = stage.as(Stage.ANA);
        String name = "Half Written " + UUID.randomUUID();
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/crm/customers");
            ana.button("Add customer").click();
            ana.page().getByLabel("Name", exact()).fill(name);
            ana.page().getByLabel("Phone", exact()).fill("+351 912 004 318");
            Brittle.update(stage, "crm");
            assertThat(gone(ana)).isVisible(within(END_OF_HOLD));

            ana.page().locator("#saveCustomer").click();
            ana.button("#sb-stale", "Reload").click();
            assertThat(ana.page().locator(".toast")).containsText("Open the form again and it is filled in.");
            ana.button("Add customer").click();
            assertThat(ana.page().getByLabel("Name", exact())).hasValue(name);
            assertThat(ana.page().getByLabel("Phone", exact())).hasValue("+351 912 004 318");
            assertThat(ana.page().locator("#saveCustomer")).isVisible();
            ana.page().getByLabel("Phone", exact()).fill("");
            ana.page().locator("#saveCustomer").click();
            assertThat(ana.page().locator("#saveCustomer")).isHidden();
            assertThat(api.get("/api/crm/customers?q=" + name.substring(13)).json().get("items")).hasSize(1);
        }
    }

    @Test
    void aPanelWithUnsavedInputHoldsItsVersionAndComesBackWithIt(Stage stage) {
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/conversations/channels");
            FrameLocator panel = ana.page().frameLocator("iframe[title*='WhatsApp']");
            panel.getByPlaceholder("Sales").fill("Sales");
            panel.getByLabel("Phone number id").fill("1055");
            panel.getByLabel("Access token").fill("not to be kept");
            Brittle.update(stage, "whatsapp");
            Instant replaced = Instant.now();

            await().atMost(END_OF_HOLD).until(() -> generations(stage, "whatsapp") == 1);
            assertThat(Duration.between(replaced, Instant.now())).isGreaterThan(Stage.HOLD.minusSeconds(5));
            panel.getByText("Connect number", new FrameLocator.GetByTextOptions().setExact(true)).click();
            assertThat(ana.page().locator(".toast")).containsText("Nothing was sent.");
            assertThat(panel.getByPlaceholder("Sales")).hasValue("Sales");
            assertThat(panel.getByLabel("Phone number id")).hasValue("1055");
            assertThat(panel.getByLabel("Access token")).isEmpty();
        }
    }

    @Test
    void aPlainPostIsRefusedAndComesBackWithWhatWasTyped(Stage stage) {
        Brittle.deploy(stage);
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/brittle/form");
            fillAll(ana);
            Brittle.deploy(stage);
            assertThat(gone(ana)).isVisible(within(END_OF_HOLD));

            Response answer = ana.page().waitForNavigation(() -> ana.button("Save").click());
            assertThat(answer.status()).isEqualTo(409);
            assertThat(ana.heading("This page was updated")).isVisible();
            assertThat(ana.page().locator("nav.rail")).isVisible();
            PortalLook.check(ana, "refusal-stale");
            ana.link("Reload").click();

            allThere(ana);
            assertThat(stage.as(Stage.ANA).get("/api/brittle/saved").json().get("count").asInt()).isZero();
            ana.page().waitForNavigation(() -> ana.button("Save").click());
            assertThat(ana.page().getByText("1 saved")).isVisible();
            assertThat(ana.page().getByLabel("Title")).isEmpty();
        }
    }

    @Test
    void whatCameBackWithAnErrorIsKeptToo(Stage stage) {
        Brittle.deploy(stage);
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/brittle/form");
            fillAll(ana);
            ana.page().getByLabel("Title").fill("");
            ana.button("Save here").click();
            assertThat(ana.page().getByText("Enter a title.")).isVisible();
            ana.page().getByLabel("Title").fill("A lamp");
            Brittle.deploy(stage);
            ana.button("#sb-update", "Reload").click();

            assertThat(banner(ana)).isHidden();
            allThere(ana);
            ana.button("Save here").click();
            assertThat(ana.page().getByText("1 saved")).isVisible();
        }
    }

    @Test
    void leavingThePageLetsTheOldVersionGoAtOnce(Stage stage) {
        Brittle.deploy(stage);
        ClassLoaders loaders = new ClassLoaders(stage.product().server().pid());
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/brittle/form");
            int before = loaders.bundles();
            Brittle.deploy(stage);
            assertThat(ready(ana)).isVisible();
            assertThat(generations(stage, Brittle.ID)).isEqualTo(2);

            Instant left = Instant.now();
            ana.open("/m/crm/customers");
            await().atMost(Stage.HOLD).until(() -> generations(stage, Brittle.ID) == 1);
            assertThat(Duration.between(left, Instant.now())).isLessThan(Stage.HOLD.dividedBy(2));
            await().atMost(Duration.ofMinutes(1)).until(() -> loaders.bundles() <= before);
        }
    }

    private static void fillAll(Window window) {
        Page page = window.page();
        page.getByLabel("Title").fill("A lamp");
        page.getByLabel("Words").fill("Two\nlines");
        page.getByLabel("Colour").selectOption("blue");
        page.getByLabel("Large").check();
        page.getByLabel("Agreed").check();
        page.getByLabel("Secret").fill("not to be kept");
        page.getByLabel("File").setInputFiles(new FilePayload("lamp.txt", "text/plain", new byte[] {65}));
    }

    private static void allThere(Window window) {
        Page page = window.page();
        assertThat(page.getByLabel("Title")).hasValue("A lamp");
        assertThat(page.getByLabel("Words")).hasValue("Two\nlines");
        assertThat(page.getByLabel("Colour")).hasValue("blue");
        assertThat(page.getByLabel("Large")).isChecked();
        assertThat(page.getByLabel("Agreed")).isChecked();
        assertThat(page.getByLabel("Secret")).isEmpty();
        assertThat(page.getByLabel("File")).isEmpty();
    }

    private static String conversation(Stage stage, Api api, String contact) {
        CloudChannel channel = CloudChannel.create(stage, api, contact);
        String number = "35193" + String.format("%07d", Math.abs(UUID.randomUUID().hashCode()) % 10_000_000);
        channel.post(channel.payloads().text(
                number, contact, UUID.randomUUID().toString(), Instant.now().getEpochSecond(), "Is the lamp coming?"));
        JsonNode found = await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/conversations?channel=" + channel.id()).json().get("items"), i -> i.size() == 1);
        return found.get(0).get("id").asText();
    }

    /** What was sent to the contact, whether the provider has taken it or not. */
    private static List<String> sent(Api api, String conversation) {
        JsonNode messages = api.get("/api/conversations/" + conversation + "/messages").expect(200).json().get("items");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.get("direction").asText().equals("out"))
                .map(message -> message.get("text").asText())
                .toList();
    }

    private static int generations(Stage stage, String module) {
        return stage.operator().get("/api/operator/modules/" + module).expect(200).json().get("generations").asInt();
    }

    private static Locator banner(Window window) {
        return window.page().locator("#sb-update");
    }

    private static Locator ready(Window window) {
        return banner(window).locator("p[data-when=ready]");
    }

    private static Locator gone(Window window) {
        return banner(window).locator("p[data-when=gone]");
    }

    private static LocatorAssertions.IsVisibleOptions within(Duration limit) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(limit.toMillis());
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
