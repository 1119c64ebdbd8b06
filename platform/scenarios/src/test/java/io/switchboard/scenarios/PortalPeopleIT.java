// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin invites a team, gives roles, and lets people out again; each of them sees it at once. */
@ExtendWith(RunningProduct.class)
class PortalPeopleIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static Chromium chromium;
    private static PortalMail mail;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
    }

    @Test
    void threeAreInvitedAtOnceAndOneJoins(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Lanternas");
        String carla = address(tenant, "carla");
        String rui = address(tenant, "rui");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/people");
            admin.button("Invite people").click();
            invite(admin, carla + ", " + rui + "\npetra@lanternas");

            Locator outcomes = admin.page().locator(".outcome");
            assertThat(outcomes).hasCount(3);
            assertThat(outcomes.filter(having(carla))).containsText("was invited");
            assertThat(outcomes.filter(having("petra@lanternas"))).not().containsText("was invited");
            assertThat(admin.page().getByLabel("Email addresses")).hasValue("petra@lanternas");
            PortalLook.check(admin, "invite");
            admin.button("#invite-dialog", "Cancel").click();
            assertThat(admin.page().locator("[data-invitation]")).hasCount(2);
            PortalLook.check(admin, "people");

            try (Window joining = Window.of(chromium, stage)) {
                follow(joining, mail.link(carla, "/accept-invitation"));
                assertThat(joining.heading("Join " + tenant.name())).isVisible();
                assertThat(joining.page().getByText("As Agent")).isVisible();
                PortalLook.check(joining, "accept");
                joining.page().getByLabel("Your name").fill("Carla Dias");
                joining.page().getByLabel("Password", exactly()).fill("short");
                assertThat(joining.page().getByText("7 more characters.")).isVisible();
                joining.button("Create account and join").click();
                assertThat(joining.page().locator(".field .error")).containsText("12");
                assertThat(joining.page().getByLabel("Your name")).hasValue("Carla Dias");
                join(joining, "Carla Dias");

                assertThat(joining.page().locator("nav.rail").getByText("Inbox").first()).isAttached();
                joining.open("/settings/people");
                assertThat(joining.button("Invite people")).hasCount(0);
                assertThat(joining.link("Audit log")).hasCount(0);
                assertThat(joining.open("/settings/audit")).isEqualTo(403);
                assertThat(joining.heading("This is not for your role")).isVisible();
            }
            admin.page().reload();
            assertThat(member(admin, carla)).containsText("Agent");
            assertThat(admin.page().locator("[data-invitation]")).hasCount(1);
            used(stage, mail.link(rui, "/accept-invitation"), tenant, rui, admin);
        }
    }

    /** Revoked, and a link that was used. */
    private static void used(Stage stage, String link, Tenant tenant, String email, Window admin) {
        admin.page().locator("[data-invitation='" + email + "']").getByText("Revoke").click();
        admin.button("dialog[open]", "Revoke").click();
        assertThat(admin.page().locator("[data-invitation]")).hasCount(0);
        try (Window late = Window.of(chromium, stage)) {
            follow(late, link);
            assertThat(late.heading("This invitation was withdrawn")).isVisible();
            assertThat(late.page().getByText(tenant.name())).hasCount(0);
        }
    }

    @Test
    void aNewRoleCountsWithoutSigningInAgain(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Faroles");
        String lena = address(tenant, "lena");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email());
                Window agent = joined(stage, admin, lena, "Lena Vogt")) {
            agent.open("/settings/people");
            assertThat(agent.button("Invite people")).hasCount(0);

            admin.open("/settings/people");
            act(admin, lena, "Change role");
            Locator dialog = admin.page().locator("#role-dialog");
            assertThat(dialog).containsText("Lena Vogt is Agent now");
            dialog.getByLabel("Manager").check();
            assertThat(dialog.locator("#role-manager-means")).containsText("change people's roles");
            PortalLook.check(admin, "role");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change role").setExact(true)).click();
            assertThat(member(admin, lena)).containsText("Manager");
            Instant changed = Instant.now();

            await().atMost(AT_ONCE.plusSeconds(4)).until(() -> {
                agent.page().reload();
                return agent.button("Invite people").isVisible();
            });
            Figures.report("A new role was seen after", Duration.between(changed, Instant.now()).toMillis() + " ms");
        }
    }

    @Test
    void theDeactivatedAreOutWithinASecond(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Velas");
        String bruno = address(tenant, "bruno");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email());
                Window agent = joined(stage, admin, bruno, "Bruno Costa");
                LiveEvents live = LiveEvents.socket(stage, PageVisit.signIn(stage, bruno).browser(), "", "{\"type\":\"ping\"}")) {
            live.first(event -> event.path("type").asText().equals("pong"));
            agent.open("/m/conversations/inbox");
            admin.open("/settings/people");
            act(admin, bruno, "Deactivate");
            assertThat(admin.page().locator("dialog[open]")).containsText("signed out of this organization within a second");
            admin.page().waitForResponse(
                    answer -> answer.request().method().equals("POST"), () -> admin.button("dialog[open]", "Deactivate").click());
            Instant out = Instant.now();

            assertThat(live.closedWith()).isEqualTo(1008);
            Duration took = Duration.between(out, Instant.now());
            assertThat(took).isLessThan(AT_ONCE);
            assertThat(agent.heading("You are signed out")).isVisible();
            assertThat(member(admin, bruno)).containsText("Deactivated");
            Figures.report("A deactivated person's push was closed after", took.toMillis() + " ms");

            agent.page().reload();
            assertThat(agent.page().url()).contains("/signin");

            act(admin, bruno, "Reactivate");
            assertThat(member(admin, bruno)).containsText("Active");
        }
    }

    @Test
    void anExpiredInvitationSaysSo(Stage stage) throws SQLException {
        Tenant tenant = Tenant.register(stage, "Tochas");
        String tiago = address(tenant, "tiago");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email());
                Window late = Window.of(chromium, stage)) {
            admin.open("/settings/people");
            admin.button("Invite people").click();
            invite(admin, tiago);
            String link = mail.link(tiago, "/accept-invitation");
            expire(stage, tiago);

            follow(late, link);
            assertThat(late.heading("This invitation has expired")).isVisible();
            admin.page().reload();
            assertThat(admin.page().locator("[data-invitation]")).containsText("Expired");

            admin.page().locator("[data-invitation]").getByText("Resend").click();
            assertThat(admin.page().locator("[data-invitation]")).containsText("Invited");
            follow(late, mail.link(tiago, "/accept-invitation"));
            join(late, "Tiago Melo");
        }
    }

    @Test
    void peopleAreInvitedByTheKeyboardAlone(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Brasas");
        try (Window admin = Window.signedIn(chromium, stage, tenant.email())) {
            admin.open("/settings/people");
            admin.page().keyboard().press("i");
            assertThat(admin.page().getByLabel("Email addresses")).isFocused();
            admin.page().keyboard().insertText(address(tenant, "ines"));
            admin.page().keyboard().press("Control+Enter");
            assertThat(admin.page().locator("[data-invitation]")).hasCount(1);
            assertThat(admin.page().locator("#invite-dialog")).isHidden();
            assertThat(admin.button("Invite people")).isFocused();

            admin.page().keyboard().press("i");
            admin.page().keyboard().insertText("email, role\n" + address(tenant, "lea") + ", viewer\n" + address(tenant, "max") + ", emperor");
            admin.page().keyboard().press("Control+Enter");
            assertThat(admin.page().locator(".outcomes")).containsText("There is no role \"emperor\"");
            assertThat(admin.page().getByLabel("Email addresses")).hasValue(address(tenant, "max") + ", emperor");
            assertThat(admin.page().locator("[data-invitation='" + address(tenant, "lea") + "']")).containsText("Viewer");
        }
    }

    @Test
    void peopleAreFoundFilteredAndSorted(Stage stage) throws IOException {
        try (Window admin = Window.signedIn(chromium, stage, "ana@casalumen.example")) {
            admin.open("/settings/people");
            Locator search = admin.page().getByLabel("Search people");

            search.fill("BRUNO agent");
            assertThat(member(admin, "ana@casalumen.example")).hasCount(0);
            assertThat(member(admin, "bruno@casalumen.example")).isVisible();

            search.fill("");
            assertThat(member(admin, "ana@casalumen.example")).isVisible();

            admin.page().getByLabel("Role").first().selectOption("agent");
            assertThat(member(admin, "ana@casalumen.example")).hasCount(0);
            assertThat(admin.link("Export")).hasAttribute("href", Pattern.compile("role=agent"));
            Download file = admin.page().waitForDownload(() -> admin.link("Export").press("Enter"));
            assertThat(Files.readString(file.path())).contains("bruno@casalumen.example").doesNotContain("ana@casalumen.example");
            admin.page().getByLabel("State").selectOption("deactivated");
            admin.button("Show everybody").press("Enter");
            assertThat(member(admin, "ana@casalumen.example")).isVisible();

            admin.page().locator("th .sort", new Page.LocatorOptions().setHasText("Open work")).press("Enter");
            assertThat(admin.page().locator("th[aria-sort=descending]")).containsText("Open work");
            assertThat(admin.page().locator("[data-load]").first()).isVisible();
            PortalLook.check(admin, "people-sorted");
        }
    }

    /** Somebody invited by this admin, who has joined as an agent. */
    private static Window joined(Stage stage, Window admin, String email, String name) {
        admin.open("/settings/people");
        admin.button("Invite people").click();
        invite(admin, email);
        Window window = Window.of(chromium, stage);
        follow(window, mail.link(email, "/accept-invitation"));
        join(window, name);
        return window;
    }

    private static void invite(Window admin, String addresses) {
        admin.page().getByLabel("Email addresses").fill(addresses);
        admin.page().locator("[data-invite-button]").click();
        assertThat(admin.page().locator("[data-invitation]").first()).isAttached();
    }

    private static void join(Window window, String name) {
        window.page().getByLabel("Your name").fill(name);
        window.page().getByLabel("Password", exactly()).fill(Stage.PASSWORD);
        window.button("Create account and join").click();
        window.page().waitForURL(url -> !url.contains("accept-invitation"));
    }

    private static void follow(Window window, String link) {
        assertThat(window.page().navigate(link).headerValue("referrer-policy")).isEqualTo("no-referrer");
    }

    private static void act(Window admin, String email, String act) {
        member(admin, email).locator("[data-menu]").click();
        admin.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(act)).click();
    }

    private static Locator member(Window admin, String email) {
        return admin.page().locator("[data-member='" + email + "']");
    }

    private static String address(Tenant tenant, String name) {
        return name + tenant.email().substring(tenant.email().indexOf('@'));
    }

    private static void expire(Stage stage, String email) throws SQLException {
        try (Connection owner = stage.owner();
                PreparedStatement update = owner.prepareStatement(
                        "update foundation.invitation set expires_at = now() - interval '1 minute' where email = ?")) {
            update.setString(1, email);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
