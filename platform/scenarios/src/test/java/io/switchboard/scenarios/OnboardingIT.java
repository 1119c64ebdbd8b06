// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new organization from its first page to a team at work, and the portal in the languages it speaks. */
@ExtendWith(RunningProduct.class)
class OnboardingIT {
    private static Chromium chromium;
    private static PortalMail mail;

    @BeforeAll
    static void open(Chromium browser, Stage stage) {
        chromium = browser;
        mail = new PortalMail(stage);
    }

    @Test
    void theChecklistLeadsToATeamAtWork(Stage stage) {
        String domain = UUID.randomUUID().toString().substring(0, 8) + ".example";
        String email = "iris@" + domain;
        try (Window iris = Window.of(chromium, stage)) {
            register(iris, email);
            iris.page().waitForURL("**/home");
            assertThat(step(iris, "/settings/account")).hasAttribute("data-done", "false");
            assertThat(step(iris, "/m/conversations/channels")).hasAttribute("data-done", "false");
            assertThat(iris.page().getByText("0 of 6 done")).isVisible();
            PortalLook.check(iris, "home-new");

            iris.page().navigate(mail.link(email, "/verify"));
            iris.button("Confirm my email").click();
            assertThat(iris.heading("Your email address is confirmed")).isVisible();
            iris.open("/home");
            assertThat(step(iris, "/settings/account")).hasAttribute("data-done", "true");

            iris.link("Go there: Invite your team").click();
            iris.page().waitForURL("**/settings/people");
            for (String role : new String[] {"manager", "agent", "viewer"}) {
                invite(iris, role + "@" + domain, role);
            }
            iris.open("/home");
            assertThat(step(iris, "/settings/people")).hasAttribute("data-done", "true");

            CloudChannel channel = CloudChannel.create(stage, api(stage, email), "Sales");
            iris.page().reload();
            assertThat(step(iris, "/m/conversations/channels")).hasAttribute("data-done", "true");
            assertThat(panel(iris, "WhatsApp numbers")).containsText("Not connected");

            manager("manager@" + domain, stage, channel);
            agent("agent@" + domain, stage);
            viewer("viewer@" + domain, stage);

            iris.button("Put it away").click();
            assertThat(iris.page().locator(".checklist")).hasCount(0);
            iris.page().reload();
            assertThat(panel(iris, "Inbox")).isVisible();
            assertThat(iris.page().locator(".checklist")).hasCount(0);
            iris.open("/settings/audit");
            assertThat(iris.page().getByText("Organization checklist dismissed").first()).isAttached();
        }
    }

    private static Api api(Stage stage, String email) {
        Map<String, String> credentials = Map.of("email", email, "password", Stage.PASSWORD);
        return new Api(
                stage.url(),
                stage.anonymous().post("/api/auth/login", credentials).expect(200).json().get("accessToken").asText());
    }

    private static void manager(String email, Stage stage, CloudChannel channel) {
        try (Window manager = joined(stage, email, "Mara")) {
            manager.page().waitForURL("**/home");
            assertThat(panel(manager, "Inbox")).containsText("Unassigned");
            assertThat(panel(manager, "WhatsApp numbers")).isVisible();
            assertThat(manager.page().locator(".checklist")).hasCount(0);
            manager.open("/settings/account");
            assertThat(manager.link("Audit log")).hasCount(0);
            assertThat(manager.link("Business hours")).isVisible();
            wallboard(manager, channel);
        }
    }

    /** It follows what customers write, and takes the screen at a key. */
    private static void wallboard(Window manager, CloudChannel channel) {
        manager.open("/home");
        panel(manager, "Inbox").getByText("Waiting for an answer").click();
        manager.page().waitForURL("**/m/conversations/wallboard");
        Locator waiting = manager.page().locator(".wall-figure").filter(new Locator.FilterOptions().setHasText("Waiting for an answer"));
        assertThat(waiting.locator(".wall-value")).hasText("0");
        channel.post(channel.payloads().text(
                        "34600111222", "Lucía", "wamid." + UUID.randomUUID(), Instant.now().getEpochSecond(), "Anybody?"))
                .expect(200);
        assertThat(waiting.locator(".wall-value")).hasText("1");
        assertThat(manager.page().locator("[data-wait]").first()).hasText("0 min");
        assertThat(manager.page().locator("#wall-members")).isVisible();
        PortalLook.check(manager, "m-conversations-wallboard");
        manager.page().keyboard().press("f");
        assertThat(manager.page().locator("[data-wall-full]")).hasAttribute("aria-pressed", "true");
        manager.page().keyboard().press("f");
        assertThat(manager.page().locator("[data-wall-full]")).hasAttribute("aria-pressed", "false");
    }

    private static void agent(String email, Stage stage) {
        try (Window agent = joined(stage, email, "Adil")) {
            agent.page().waitForURL("**/m/conversations/inbox");
            assertThat(agent.page().locator("nav.rail").getByText("Inbox").first()).isAttached();
            agent.open("/settings/account");
            assertThat(agent.link("Business hours")).hasCount(0);
        }
    }

    private static void viewer(String email, Stage stage) {
        try (Window viewer = joined(stage, email, "Vera")) {
            viewer.page().waitForURL("**/home");
            assertThat(panel(viewer, "Inbox")).isVisible();
            assertThat(panel(viewer, "WhatsApp numbers")).hasCount(0);
        }
    }

    @Test
    void thePortalSpeaksSpanishAndPortuguese(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Faros");
        try (Window window = Window.signedIn(chromium, stage, tenant.email())) {
            choose(window, "Save language", "es", "Tu idioma se ha cambiado.");
            look(window, "es", "/home", "Primeros pasos");
            look(window, "es", "/settings/people", "Invitar a personas");
            look(window, "es", "/settings/organization", "Zona horaria");
            look(window, "es", "/m/conversations/inbox", "Sin asignar");
            look(window, "es", "/m/conversations/channels", "Todavía no hay canales");
            look(window, "es", "/m/crm/customers", "Todavía no hay clientes");
            inboxInSpanish(window, CloudChannel.create(stage, tenant.api(), "Ventas"));

            choose(window, "Guardar idioma", "pt", "Seu idioma foi alterado.");
            look(window, "pt", "/home", "Primeiros passos");
            look(window, "pt", "/settings/api-keys", "Nova chave");
            look(window, "pt", "/settings/policy", "Obrigatório para");

            window.open("/nosuch");
            assertThat(window.heading("Não há nada aqui")).isVisible();
            window.open("/settings/organization");
            window.page().getByLabel("Fuso horário").fill("Nowhere");
            window.button("Salvar fuso e idioma").click();
            assertThat(window.page().locator("#region .field .error").first()).not().isEmpty();

            choose(window, "Salvar idioma", "", "Your language was changed.");
        }
    }

    private static void inboxInSpanish(Window window, CloudChannel channel) {
        channel.post(channel.payloads().text(
                        "34600111222", "Lucía", "wamid." + UUID.randomUUID(), Instant.now().getEpochSecond(), "¿Tienen mesa?"))
                .expect(200);
        window.open("/m/conversations/inbox");
        Page page = window.page();
        page.locator("#list").getByText("¿Tienen mesa?").click();
        assertThat(page.locator(".thread .day")).hasText("Hoy");
        assertThat(page.locator("#assignee")).containsText("Sin asignar");
        assertThat(page.locator("#tab-note")).hasText("Nota");
        assertThat(page.locator("#content")).hasAttribute("lang", "es");
        assertThat(page.content()).doesNotContain("???");
        PortalLook.check(window, "m-conversations-thread-es");
        look(window, "es", "/m/conversations/channels", "1 conversación");
    }

    @Test
    void aStrangerIsSpokenToAsTheirBrowserPrefers(Stage stage) {
        try (Window stranger = new Window(chromium.window("pt-BR"), stage)) {
            look(stranger, "pt-BR", "/signin", "Esqueceu sua senha?");
            stranger.page().getByLabel("E-mail de trabalho").fill("nobody@nowhere.example");
            stranger.page().getByLabel("Senha", exactly()).fill("not the right one");
            stranger.button("Entrar").click();
            assertThat(stranger.page().getByText("O e-mail ou a senha não estão corretos")).isVisible();
        }
        try (Window stranger = new Window(chromium.window("es-MX"), stage)) {
            look(stranger, "es-MX", "/register", "Crear organización");
            stranger.page().getByLabel("Organización", exactly()).fill("Faros del Sur");
            stranger.page().getByLabel("Tu nombre").fill("Inés");
            stranger.page().getByLabel("Correo del trabajo").fill("ines@" + UUID.randomUUID() + ".example");
            stranger.page().getByLabel("Contraseña", exactly()).fill(Stage.PASSWORD);
            stranger.button("Crear organización").click();
            assertThat(stranger.heading("Primeros pasos")).isVisible();
        }
    }

    /** Reads it by axe and takes its pictures. */
    private static void look(Window window, String language, String path, String text) {
        window.open(path);
        assertThat(window.page().locator("html")).hasAttribute("lang", language);
        assertThat(window.page().getByText(text).first()).isVisible();
        assertThat(window.page().content()).doesNotContain("???");
        PortalLook.check(window, path.substring(1).replace('/', '-') + "-" + language);
    }

    private static void choose(Window window, String save, String language, String said) {
        window.open("/settings/account");
        window.page().locator("[id='speech:language']").selectOption(new SelectOption().setValue(language));
        window.button(save).click();
        assertThat(window.page().getByText(said)).isVisible();
    }

    private static void register(Window window, String email) {
        window.open("/register");
        window.page().getByLabel("Organization", exactly()).fill("Faróis");
        window.page().getByLabel("Your name").fill("Íris Melo");
        window.page().getByLabel("Work email").fill(email);
        window.page().getByLabel("Password", exactly()).fill(Stage.PASSWORD);
        window.button("Create organization").click();
    }

    private static void invite(Window admin, String email, String role) {
        admin.button("Invite people").click();
        admin.page().getByLabel("Email addresses").fill(email);
        admin.page().locator("#invite-dialog").getByLabel("Role", new Locator.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setValue(role));
        admin.button("#invite-dialog", "Invite").click();
        assertThat(admin.page().locator("[data-invitation='" + email + "']")).hasCount(1);
        assertThat(admin.page().locator("dialog[open]")).hasCount(0);
    }

    private static Window joined(Stage stage, String email, String name) {
        Window window = Window.of(chromium, stage);
        window.page().navigate(mail.link(email, "/accept-invitation"));
        window.page().getByLabel("Your name").fill(name);
        window.page().getByLabel("Password", exactly()).fill(Stage.PASSWORD);
        window.button("Create account and join").click();
        return window;
    }

    private static Locator step(Window window, String path) {
        return window.page().locator("[data-step='" + path + "']");
    }

    private static Locator panel(Window window, String title) {
        return window.page().locator(".home-panel[aria-label='" + title + "']");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
