// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin says who they are, shows their logo, and sets their hours; files are shown to whom they are meant for. */
@ExtendWith(RunningProduct.class)
class OrganizationSettingsIT {
    private static final byte[] SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);

    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void theCompanyIsChangedByTheKeyboardAlone(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Lanterna");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/organization");
            Page page = admin.page();
            page.getByLabel("Legal name").focus();
            page.keyboard().insertText("Lanterna, Lda");
            page.getByLabel("Country").focus();
            page.keyboard().type("Portugal");
            page.keyboard().press("Tab");
            page.keyboard().insertText("501442601");
            page.keyboard().press("Enter");
            assertThat(page.locator("#company .error")).containsText("not the form of a tax number");
            assertThat(page.getByLabel("Legal name")).hasValue("Lanterna, Lda");
            PortalLook.check(admin, "organization");
            page.getByLabel("Tax number").fill("501 442 600");
            page.getByLabel("Tax number").press("Enter");
            told(page, "The company's details were saved.");

            page.getByLabel("Time zone").fill("Europe/Lisbon");
            page.getByLabel("Time zone").press("Enter");
            told(page, "Time zone, language and currency were saved.");

            JsonNode now = tenant.api().get("/api/organization").expect(200).json();
            assertThat(now.get("legalName").asText()).isEqualTo("Lanterna, Lda");
            assertThat(now.get("country").asText()).isEqualTo("PT");
            assertThat(now.get("taxId").asText()).isEqualTo("501442600");
            assertThat(now.get("timeZone").asText()).isEqualTo("Europe/Lisbon");
            assertThat(tenant.api().get("/api/audit?action=organization.changed").body()).contains("501442600", "\"before\"");
        }
    }

    @Test
    void hoursAreSetAsPeopleWriteThem(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Horas");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/organization/hours");
            Page page = admin.page();
            assertThat(page.getByLabel("Monday")).isHidden();
            page.getByLabel("Round the clock").uncheck();
            page.getByLabel("Monday").fill("9-13, 12-18");
            page.getByLabel("Saturday").fill("10-24");
            page.getByLabel("Days off").fill("2026-12-25 Christmas");
            page.getByLabel("Monday").press("Enter");
            assertThat(page.locator(".hours-day .error")).containsText("overlap");
            PortalLook.check(admin, "hours");
            page.getByLabel("Monday").fill("9-13, 14-18");
            page.getByLabel("Monday").press("Enter");
            told(page, "The business hours were saved.");
            assertThat(page.getByLabel("Monday")).hasValue("09:00-13:00, 14:00-18:00");

            JsonNode hours = tenant.api().get("/api/organization").json().get("businessHours");
            assertThat(hours.at("/week/saturday/0/end").asText()).isEqualTo("00:00");
            assertThat(hours.at("/holidays/0/name").asText()).isEqualTo("Christmas");
            assertThat(hours.at("/week").has("sunday")).isFalse();
        }
    }

    @Test
    void aChangeIsMergedAndAStaleOneRefused(Stage stage) {
        Api api = Tenant.register(stage, "Merge").api();
        String tag = api.get("/api/organization").expect(200).header("ETag").orElseThrow();
        Api.Answer changed = patch(api, tag, Map.of("city", "Porto", "currency", "USD")).expect(200);
        assertThat(changed.header("ETag")).isPresent().get().isNotEqualTo(tag);
        assertThat(changed.json().get("city").asText()).isEqualTo("Porto");
        assertThat(changed.json().get("name").asText()).startsWith("Merge");

        assertThat(patch(api, tag, Map.of("city", "Faro")).status()).isEqualTo(412);
        Api.Answer wrong = api.patch("/api/organization", Map.of(
                "timeZone", "Mars/Base", "currency", "XYZ1", "businessHours", Map.of("week", Map.of("monday", List.of(
                        Map.of("start", "18:00", "end", "09:00"))))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").findValuesAsText("field"))
                .containsExactly("timeZone", "currency", "businessHours.week.monday");
        for (Object odd : new Object[] {Map.of("nam", "x"), Map.of("name", 5), List.of(), Map.of("businessHours", "always")}) {
            assertThat(api.patch("/api/organization", odd).status()).as(odd.toString()).isEqualTo(422);
        }
        assertThat(api.get("/api/organization").json().get("city").asText()).isEqualTo("Porto");
    }

    @Test
    void aLogoIsShownAndAHostileFileIsNot(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Marca");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/organization");
            Page page = admin.page();
            page.getByLabel("Picture file").setInputFiles(new FilePayload("logo.png", "image/png", SVG));
            admin.button("Use this logo").click();
            assertThat(page.locator("#brand .error")).containsText("not a picture that can be read");
            assertThat(page.locator(".topbar .org-mark img")).hasCount(0);

            page.getByLabel("Picture file").setInputFiles(new FilePayload("logo.png", "image/png", Pixels.png(900, 600)));
            admin.button("Use this logo").click();
            told(page, "The logo was changed.");
            Locator mark = page.locator(".topbar .org-mark img").first();
            assertThat(mark).isVisible();
            assertThat((Integer) mark.evaluate("image => image.naturalWidth")).isEqualTo(400);

            admin.open("/settings/account");
            page.getByLabel("Picture file").setInputFiles(new FilePayload("me.png", "image/png", Pixels.png(300, 500)));
            admin.button("Use this picture").click();
            told(page, "Your picture was changed.");
            admin.open("/settings/people");
            assertThat(page.locator("[data-member] .avatar img")).hasCount(1);
            admin.open("/settings/organization");
            PortalLook.check(admin, "branded");
        }
        Api.Answer refused = tenant.api().raw("PUT", "/api/organization/logo", SVG, Map.of("Content-Type", "image/png"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("logo");
        Api.Answer shown = tenant.api().get("/api/organization/logo").expect(200);
        assertThat(shown.header("Content-Type")).hasValue("image/png");
        assertThat(shown.header("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
        tenant.api().delete("/api/organization/logo").expect(204);
        assertThat(tenant.api().get("/api/organization/logo").status()).isEqualTo(404);
    }

    @Test
    void anAddressOfAFileIsWorthNothingForAnybodyElse(Stage stage) {
        Tenant owner = Tenant.register(stage, "Files");
        Tenant stranger = Tenant.register(stage, "Stranger");
        try (WillingProvider provider = new WillingProvider()) {
            Belongings belongings = Belongings.of(stage, owner, provider, "Wxcvb");
            String attachment = "/api/conversations/attachments/" + belongings.ids().get("attachment");
            String address = owner.api().get(attachment).expect(307).header("Location").orElseThrow();

            Api.Answer file = owner.api().get(address).expect(200);
            assertThat(file.body()).isEqualTo("WxcvbContent");
            assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment;");
            assertThat(file.header("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
            assertThat(file.header("X-Content-Type-Options")).hasValue("nosniff");
            Api.Answer part = owner.api().raw("GET", address, new byte[0], Map.of("Range", "bytes=0-4"));
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("Wxcvb");

            String wrong = address.substring(0, address.length() - 4) + "AAAA";
            for (Api.Answer refused : List.of(
                    stranger.api().get(address),
                    stage.anonymous().get(address),
                    stage.operator().get(address),
                    owner.api().get(wrong),
                    owner.api().get(address.replaceAll("until=\\d+", "until=4102444800")),
                    owner.api().get(address.replaceAll("\\?.*", "")))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.body()).doesNotContain("Wxcvb").contains("\"code\":");
            }
        }
    }

    @Test
    void theOwnerClosesTheOrganizationAndKeepsItAfterAll(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Adeus");
        try (Window owner = Window.signedIn(chromium, stage, tenant.email())) {
            owner.open("/settings/organization/data");
            Page page = owner.page();
            page.getByLabel("Type " + tenant.name()).fill("Adeus");
            page.getByLabel("Your password").fill(Stage.PASSWORD);
            owner.button("Close the organization").click();
            assertThat(page.locator("#close .error")).containsText("Type the name as it is");
            PortalLook.check(owner, "data");
            page.getByLabel("Type " + tenant.name()).fill(tenant.name());
            page.getByLabel("Your password").fill(Stage.PASSWORD);
            page.getByLabel("Your password").press("Enter");
            told(page, "The organization closes in fourteen days.");
            assertThat(tenant.api().get("/api/organization").json().get("status").asText()).isEqualTo("closing");
            PortalLook.check(owner, "closing");
            owner.button("Keep the organization").click();
            told(page, "The organization stays");
            assertThat(tenant.api().get("/api/organization").json().get("status").asText()).isEqualTo("active");
        }
    }

    @Test
    void everythingIsTakenAlongAsOneFile(Stage stage) throws IOException {
        Tenant tenant = Tenant.register(stage, "Adeus");
        tenant.api().post("/api/crm/customers", Map.of("displayName", "Zoe Taken-Along")).expect(201);
        try (Window owner = Window.signedIn(chromium, stage, tenant.email())) {
            owner.open("/settings/organization/data");
            Page page = owner.page();
            owner.button("Write an export").focus();
            page.keyboard().press("Enter");
            Locator file = page.locator("a[download]");
            assertThat(file).isVisible();
            assertThat(owner.button("Write an export")).isVisible();
            PortalLook.check(owner, "export");
            file.focus();
            Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
            Map<String, String> files = texts(download.path());
            assertThat(files.get("data/crm/customer.jsonl")).contains("Zoe Taken-Along");
            assertThat(files.get("people.json")).contains(tenant.email());
            assertThat(files.keySet()).contains("settings.json", "audit.jsonl", "data/conversations/conversation.jsonl");
        }
    }

    @Test
    void nobodyElseSeesThePages(Stage stage) {
        PageVisit agent = PageVisit.signIn(stage, "bruno@casalumen.example");
        for (String page : List.of("", "/hours", "/data")) {
            assertThat(agent.visit("/settings/organization" + page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(agent.get("/settings/account")).doesNotContain("/settings/organization");
    }

    private static Map<String, String> texts(Path archive) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static void told(Page page, String sentence) {
        assertThat(page.locator(".toast").filter(new Locator.FilterOptions().setHasText(sentence)).first()).isVisible();
    }

    private static Api.Answer patch(Api api, String tag, Map<String, ?> change) {
        return api.raw("PATCH", "/api/organization", Api.JSON.valueToTree(change).toString().getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/json", "If-Match", tag));
    }
}
