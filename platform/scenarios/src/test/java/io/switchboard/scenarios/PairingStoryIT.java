// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A team pairs the phone it has, by the code on the screen, and goes on where it was after a logout. */
@ExtendWith(RunningProduct.class)
class PairingStoryIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Chromium chromium;
    private final List<String> made = new ArrayList<>();
    private Api ana;
    private Phone phone;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    private void begin(Stage stage) {
        ana = stage.as(Stage.ANA);
        phone = Phone.of(stage);
    }

    @AfterEach
    void remove() {
        phone.backToNow();
        made.forEach(channel -> ana.delete("/api/whatsapp/channels/" + channel).expect(204));
    }

    @Test
    void aPhoneIsPairedOnThePageUsedLoggedOutAndPairedAgain(Stage stage) {
        begin(stage);
        Page page = signedIn(stage, "/m/whatsapp/connect");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).last().fill("Shop");
        button(page, "Pair by QR code").click();
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code to scan with the phone"))).isVisible();
        String channel = page.locator("[data-pairing]").getAttribute("data-pairing");
        made.add(channel);
        assertThat(page.locator("[data-left]")).hasText(Pattern.compile("[01]:[0-5][0-9]"));
        shoot(page, "pairing");

        Page desk = phonePage(stage);
        button(desk, "Link a device").click();
        assertThat(button(desk, "Scan the code of Shop")).isVisible();
        shoot(desk, "phone-link");
        button(desk, "Scan the code of Shop").click();
        assertThat(desk.locator("#devices")).containsText("Shop");
        assertThat(page.locator("[data-status]")).containsText("Connected");
        shoot(page, "pairing-connected");
        assertThat(desk.locator("#devices")).containsText("Linked");
        shoot(desk, "phone-linked");

        JsonNode connected = ana.get("/api/whatsapp/channels/" + channel).expect(200).json();
        String number = connected.get("phoneNumberId").asText();
        phone.write("james", number, "Do you repair lamps?");
        String conversation = await().atMost(PATIENCE).until(() -> conversationOn(channel), found -> !found.isEmpty());
        ana.post("/api/conversations/" + conversation + "/messages", Map.of("kind", "text", "text", "We do, bring it in.", "clientToken", "pairing-1"))
                .expect(202);
        await().atMost(PATIENCE).until(() -> phone.chat("james", number).toString().contains("We do, bring it in."));

        button(desk, "Log out Shop").click();
        assertThat(page.locator("[data-status]")).containsText("Logged out");
        assertThat(page.locator("[data-status]")).containsText("The phone unlinked this device.");
        shoot(page, "pairing-logged-out");
        assertThat(ana.get("/api/conversations/" + conversation + "/messages").expect(200).body())
                .contains("Do you repair lamps?", "We do, bring it in.");
        assertThat(ana.post("/api/conversations/" + conversation + "/messages", Map.of("kind", "text", "text", "Hello?", "clientToken", "pairing-2")).status())
                .as("nobody is linked")
                .isEqualTo(409);

        button(page, "Pair again").click();
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code to scan with the phone"))).isVisible();
        phone.link(phone.session("Shop").get("qr").asText());
        assertThat(page.locator("[data-status]")).containsText("Connected");
        assertThat(ana.get("/api/whatsapp/channels/" + channel).json().get("phoneNumberId").asText()).isEqualTo(number);
        phone.write("james", number, "On my way.");
        await().atMost(PATIENCE).until(() -> ana.get("/api/conversations/" + conversation + "/messages").body().contains("On my way."));
        assertThat(conversationOn(channel)).as("the same conversation").isEqualTo(conversation);
    }

    @Test
    void anExpiredCodeIsReplacedOnThePage(Stage stage) {
        begin(stage);
        Page page = signedIn(stage, "/m/conversations/channels");
        FrameLocator panel = page.frameLocator("iframe[title='WhatsApp']");
        panel.getByLabel("Name", new FrameLocator.GetByLabelOptions().setExact(true)).last().fill("Kiosk");
        // Each of the two ways has a button of its own, and so has the key.
        panel.getByPlaceholder("Shop").press("Enter");
        Locator drawn = panel.locator("svg.qr path");
        assertThat(drawn).isAttached();
        made.add(panel.locator("[data-pairing]").getAttribute("data-pairing"));
        String first = drawn.getAttribute("d");
        String firstCode = phone.session("Kiosk").get("qr").asText();
        phone.skip(61);
        assertThat(drawn).not().hasAttribute("d", first);
        assertThat(phone.session("Kiosk").get("qr").asText()).isNotEqualTo(firstCode);

        panel.getByText("Use a code instead").click();
        panel.getByLabel("Number of the phone").fill("+49 30 5550 0777");
        panel.getByLabel("Number of the phone").press("Enter");
        String typed = panel.locator(".pairing-code").textContent();
        assertThat(typed).matches("[0-9A-F]{4}-[0-9A-F]{4}");
        shoot(page, "channels-pairing");
        phone.link(typed);
        assertThat(panel.locator("[data-status]")).containsText("Connected");
    }

    @Test
    void whoMayNotDoesNotAndWhoseItIsNotFindsNothing(Stage stage) {
        begin(stage);
        String channel = create("Stall");
        Api bruno = stage.as(Stage.BRUNO);
        Api mia = stage.as(Stage.MIA);
        String address = "/api/whatsapp/channels/" + channel;
        for (Api.Answer refused : List.of(
                bruno.post(address + "/pair", Map.of()), bruno.get(address + "/pairing"), bruno.post(address + "/logout", Map.of()))) {
            refused.expect(403);
            assertThat(refused.body()).contains("channels.manage");
        }
        mia.post(address + "/pair", Map.of()).expect(404);
        mia.get(address + "/pairing").expect(404);
        mia.post(address + "/logout", Map.of()).expect(404);
        assertThat(ana.get(address + "/pairing").expect(200).json().get("state").asText()).isEqualTo("created");
        assertThat(ana.post(address + "/pair", Map.of("phone", "12")).expect(422).body()).contains("country code");
    }

    @Test
    void aKilledServerComesBackLinkedWithoutACode(Stage stage) {
        begin(stage);
        String channel = create("Market");
        ana.post("/api/whatsapp/channels/" + channel + "/pair", Map.of()).expect(202);
        String qr = await().atMost(PATIENCE).until(
                () -> ana.get("/api/whatsapp/channels/" + channel + "/pairing").json().path("qr").asText(""), code -> code.startsWith("2@"));
        phone.link(qr);
        await().atMost(PATIENCE).until(() -> state(channel).equals("connected"));
        String number = ana.get("/api/whatsapp/channels/" + channel).json().get("phoneNumberId").asText();

        // What the simulator has not written down yet, a kill would take from it.
        Path kept = stage.product().dataDirectory().resolve("simulator.json");
        await().atMost(PATIENCE).until(() -> Files.readString(kept).contains("/hooks/whatsapp/" + channel));

        stage.product().killServer();
        stage.product().restartServer();
        ana = stage.as(Stage.ANA);
        await().atMost(Duration.ofSeconds(60)).until(() -> state(channel).equals("connected"));
        assertThat(ana.get("/api/whatsapp/channels/" + channel + "/pairing").json().get("qr").isNull()).isTrue();
        phone.write("noor", number, "Still there?");
        await().atMost(PATIENCE).until(() -> !conversationOn(channel).isEmpty());
    }

    private String create(String name) {
        JsonNode channel = ana.post("/api/whatsapp/channels", Map.of("kind", "web", "name", name)).expect(201).json();
        assertThat(channel.get("kind").asText()).isEqualTo("web");
        made.add(channel.get("id").asText());
        return channel.get("id").asText();
    }

    private String state(String channel) {
        return ana.get("/api/whatsapp/channels/" + channel).json().path("state").asText();
    }

    private String conversationOn(String channel) {
        JsonNode found = ana.get("/api/conversations?channel=" + channel).expect(200).json().get("items");
        return found.isEmpty() ? "" : found.get(0).get("id").asText();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page signedIn(Stage stage, String address) {
        Page page = chromium.window(1440, 900, ColorScheme.LIGHT);
        page.navigate(stage.url() + "/signin");
        page.getByLabel("Work email").fill(Stage.ANA);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("signin"));
        page.navigate(stage.url() + address);
        return page;
    }

    private static Page phonePage(Stage stage) {
        Page page = chromium.window(1440, 900, ColorScheme.LIGHT);
        page.navigate(stage.product().phoneUrl().toString());
        return page;
    }

    /** As it stands, in two widths and two themes, and nothing serious for axe in any of them. */
    private static void shoot(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1440, 390}) {
                page.setViewportSize(width, width == 390 ? 844 : 900);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
                assertThat(new AxeBuilder(page).analyze().getViolations().stream()
                                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                                .map(v -> v.getId() + " " + v.getNodes().get(0).getHtml()))
                        .as("%s at %d, %s", name, width, scheme)
                        .isEmpty();
            }
        }
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
