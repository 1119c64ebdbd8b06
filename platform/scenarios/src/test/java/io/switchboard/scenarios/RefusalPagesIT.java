// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever cannot be shown is said in the product's own look, with its status and the request's id. */
@ExtendWith(RunningProduct.class)
class RefusalPagesIT {
    private static final List<String> UNKNOWN = List.of(
            "/nosuch", "/nosuch/at/all", "/m/nosuch/page", "/m/crm/nosuch", "/settings/nosuch", "/error.xhtml");

    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void anUnknownPageIsNotFound(Stage stage) {
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            for (String address : UNKNOWN) {
                refused(ana, ana.page().navigate(stage.url() + address), 404, "There is nothing here");
            }
            framed(ana);
            PortalLook.check(ana, "refusal-notfound");
        }
    }

    @Test
    void anotherOrganizationsCustomerIsNotFound(Stage stage) {
        String customer = stage.as(Stage.ANA)
                .post("/api/crm/customers", Map.of("displayName", "Only Anas"))
                .expect(201)
                .json()
                .get("id")
                .asText();
        try (Window mia = Window.signedIn(chromium, stage, Stage.MIA)) {
            Response answer = mia.page().navigate(stage.url() + "/m/crm/customer?id=" + customer);
            refused(mia, answer, 404, "There is nothing here");
            assertThat(answer.text()).doesNotContain("Only Anas");
            framed(mia);
        }
    }

    @Test
    void theOperatorsPagesAreNotForMembers(Stage stage) {
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            refused(ana, ana.page().navigate(stage.url() + "/operator/modules"), 403, "This is not for your role");
            framed(ana);
            PortalLook.check(ana, "refusal-forbidden");
        }
    }

    @Test
    void aFailingPageShowsNothingOfItsFailure(Stage stage) {
        Brittle.deploy(stage);
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            Response opened = ana.page().navigate(stage.url() + "/m/brittle/failing");
            refused(ana, opened, 500, "This did not work");
            nothingInside(opened.text());
            framed(ana);
            PortalLook.check(ana, "refusal-error");

            ana.open("/m/brittle/form");
            Response sent = ana.page().waitForNavigation(() -> ana.button("Fail").click());
            refused(ana, sent, 500, "This did not work");
            nothingInside(sent.text());

            ana.link("Try again").click();
            assertThat(ana.heading("Brittle")).isVisible();
            Response ajax = ana.page()
                    .waitForResponse(response -> response.request().method().equals("POST"), () -> ana.button("Fail here").click());
            nothingInside(ajax.text());
            assertThat(ana.page().getByRole(AriaRole.ALERT))
                    .containsText("Request " + ajax.headerValue("x-request-id"));
        }
    }

    @Test
    void aFailingPanelSaysSoInItsOwnPlace(Stage stage) {
        Brittle.deploy(stage);
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/m/crm/customers");
            ana.page().evaluate("document.body.insertAdjacentHTML('beforeend', '<iframe src=\"/m/brittle/failing\"></iframe>')");
            var panel = ana.page().frameLocator("iframe");
            assertThat(panel.getByText("This did not work").first()).isVisible();
            assertThat(panel.locator("nav")).hasCount(0);
        }
    }

    @Test
    void aStoppedModuleIsNotAvailable(Stage stage) {
        Brittle.deploy(stage);
        Deployments deployments = new Deployments(stage.operator());
        deployments.act(Brittle.ID, "stop");
        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            Response answer = ana.page().navigate(stage.url() + "/m/brittle/form");
            refused(ana, answer, 503, "Not available at the moment");
            assertThat(answer.headerValue("retry-after")).isEqualTo("30");
        } finally {
            deployments.act(Brittle.ID, "start");
        }
    }

    @Test
    void aStrangerSeesTheBareShell(Stage stage) {
        try (Window stranger = Window.of(chromium, stage)) {
            refused(stranger, stranger.page().navigate(stage.url() + "/m;x/crm"), 400, "This address cannot be read");
            bare(stranger);
            PortalLook.check(stranger, "refusal-stranger");
            refused(stranger, stranger.page().navigate(stage.url() + "/theme/nosuch.css"), 404, "There is nothing here");
            bare(stranger);
            assertThat(stranger.open("/nosuch")).isEqualTo(200);
            assertThat(stranger.page().url()).contains("/signin?next=");
        }
    }

    @Test
    void aSignInPageWhoseSessionIsGoneSaysSo(Stage stage) {
        try (Window stranger = Window.of(chromium, stage)) {
            stranger.open("/signin");
            stranger.page().getByLabel("Work email").fill(Stage.ANA);
            stranger.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
            stranger.page().context().clearCookies();
            Response sent = stranger.page().waitForNavigation(() -> stranger.button("Sign in").click());
            refused(stranger, sent, 409, "This page was updated");
            bare(stranger);
            stranger.link("Reload").click();
            assertThat(stranger.page().getByLabel("Work email")).hasValue(Stage.ANA);
            assertThat(stranger.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true))).isEmpty();
        }
    }

    @Test
    void theApiAnswersProblems(Stage stage) {
        for (String path : new String[] {"/api/nosuch", "/api/crm/nosuch", "/api/operator/nosuch"}) {
            Api.Answer answer = stage.operator().get(path);
            assertThat(answer.header("Content-Type").orElse("")).as(path).startsWith("application/problem+json");
        }
    }

    private static void refused(Window window, Response answer, int status, String heading) {
        assertThat(answer.status()).as(answer.url()).isEqualTo(status);
        assertThat(window.heading(heading)).isVisible();
        String request = answer.headerValue("x-request-id");
        assertThat(request).hasSize(36);
        assertThat(window.page().getByText("Request " + request)).isVisible();
    }

    private static void framed(Window window) {
        assertThat(window.page().locator("nav.rail")).isVisible();
        assertThat(window.page().locator("main")).hasCount(1);
    }

    private static void bare(Window window) {
        assertThat(window.page().locator("nav.rail")).hasCount(0);
        assertThat(window.page().locator("main")).hasCount(1);
    }

    private static void nothingInside(String body) {
        assertThat(body).doesNotContain(Brittle.PRIVATE).doesNotContain("Exception").doesNotContain("at brittle.");
    }
}
