// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What browsers are told and asked for, so that another site or a stranger at the keyboard cannot act for somebody. */
@ExtendWith(RunningProduct.class)
class SessionSecurityIT {
    private static Chromium chromium;

    @BeforeAll
    static void open(Chromium browser) {
        chromium = browser;
    }

    @Test
    void theSessionCookieIsForThisSiteAndNoScript(Stage stage) {
        List<String> cookies = PageVisit.anonymous(stage).visit("/signin").headers().allValues("Set-Cookie");

        assertThat(cookies).filteredOn(cookie -> cookie.startsWith("SWITCHBOARD=")).singleElement().satisfies(cookie ->
                assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain="));
        // Over HTTPS only is what the launcher sets where the public address says so: ServerSettingsTest.
    }

    @Test
    void signingInMakesAnIdThatNobodyKnewBefore(Stage stage) {
        try (Window stranger = Window.of(chromium, stage)) {
            stranger.open("/signin");
            String before = cookie(stranger);
            stranger.page().getByLabel("Work email").fill(Stage.ANA);
            stranger.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
            stranger.button("Sign in").click();
            stranger.page().waitForURL(url -> !url.contains("signin"));
            assertThat(cookie(stranger)).isNotEqualTo(before);
        }
    }

    @Test
    void anotherSiteCannotActWithTheCookie(Stage stage) {
        PageVisit ana = PageVisit.signIn(stage, Stage.ANA);
        HttpResponse<String> withoutHeader = ana.send("/api/crm/customers", Map.of("displayName", "Forged"), "https://evil.example");
        assertThat(withoutHeader.statusCode()).isEqualTo(403);

        assertThat(ana.send("/switch-organization", Map.of("organization", UUID.randomUUID().toString()), "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(ana.send("/signout", Map.of(), "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(ana.visit("/settings/account").uri().getPath()).isEqualTo("/settings/account");

    }

    @Test
    void aFormIsTakenOnlyWithTheStateOfItsPage(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Formal");
        PageForm profile = PageVisit.signIn(stage, tenant.email()).form("/settings/account", "profile");

        HttpResponse<String> forged = profile.withoutState().call("profile:save", Map.of("profile:name", "Forged"));
        assertThat(forged.statusCode()).isLessThan(500);
        profile.call("profile:save", Map.of("profile:name", "Chosen"));

        assertThat(tenant.api().get("/api/audit").expect(200).body()).contains("Chosen").doesNotContain("Forged");
    }

    @Test
    void nobodyFramesOrGuessesTypesOrLoadsFromElsewhere(Stage stage) {
        PageVisit ana = PageVisit.signIn(stage, Stage.ANA);
        for (String path : List.of("/signin", "/settings/people", "/m/conversations/inbox", "/api/me", "/nosuch", "/theme/tokens.css")) {
            HttpResponse<String> answer = ana.visit(path);
            String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy).as(path)
                    .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'")
                    .doesNotContain("unsafe-eval", "http:", "https:", "*");
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).contains("SAMEORIGIN");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).isPresent();
        }
    }

    /** Handlers in attributes are the exception: Faces writes its ajax calls into them. */
    @Test
    void aScriptThatSomebodySmuggledInDoesNotRun(Stage stage) {
        String policy = PageVisit.anonymous(stage).visit("/signin").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'; script-src-attr");
        assertThat(PageVisit.anonymous(stage).visit("/signin").headers().firstValue("Content-Security-Policy")).isPresent().isNotEqualTo(Optional.of(policy));
        assertThat(PageVisit.anonymous(stage).visit("/theme/tokens.css").headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("nonce").contains("script-src 'self';");

        try (Window ana = Window.signedIn(chromium, stage, Stage.ANA)) {
            ana.open("/settings/people");
            ana.page().evaluate("""
                    () => new Promise(done => {
                      const nonce = document.querySelector('script[nonce]').nonce;
                      const run = name => `parent.document.documentElement.dataset.${name} = 'ran'`;
                      const frame = document.createElement('iframe');
                      frame.onload = done;
                      frame.srcdoc = `<script>${run('smuggled')}</script><script nonce="${nonce}">${run('own')}</script>`;
                      document.body.append(frame);
                    })""");
            assertThat(ana.page().evaluate("document.documentElement.dataset.own")).isEqualTo("ran");
            assertThat(ana.page().evaluate("document.documentElement.dataset.smuggled")).isNull();
        }
    }

    @Test
    void signingInLeadsOnlyToThisSite(Stage stage) {
        for (String next : List.of("//evil.example/", "https://evil.example/", "/%5Cevil.example", "%2F%2Fevil.example", "/%09/evil.example",
                "javascript:alert(1)", "%0d%0aLocation:%20https://evil.example", "/signin?next=//evil.example")) {
            try (Window stranger = Window.of(chromium, stage)) {
                stranger.open("/signin?next=" + next);
                stranger.page().getByLabel("Work email").fill(Stage.BRUNO);
                stranger.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Stage.PASSWORD);
                stranger.button("Sign in").click();
                stranger.page().waitForURL(url -> !url.contains("/signin"));
                assertThat(stranger.page().url()).as(next).startsWith(stage.url() + "/");
            }
        }
    }

    /** Both cost the same hash; without it an unknown address would answer some twenty times sooner. */
    @Test
    void whoIsUnknownWaitsAsLongAsWhoMistypes(Stage stage) {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int round = 0; round < 9; round++) {
            Tenant tenant = Tenant.register(stage, "Timed");
            known.add(timed(stage, tenant.email()));
            unknown.add(timed(stage, UUID.randomUUID() + "@nobody.example"));
        }
        double ratio = (double) median(known) / median(unknown);
        Figures.report("A known address's wrong password against an unknown address", ratio);
        assertThat(ratio).isBetween(1 / 3.0, 3.0);
    }

    private static long timed(Stage stage, String email) {
        long began = System.nanoTime();
        stage.anonymous().post("/api/auth/login", Map.of("email", email, "password", "not the right password")).expect(401);
        return System.nanoTime() - began;
    }

    private static long median(List<Long> times) {
        LongStream sorted = times.stream().mapToLong(Long::longValue).sorted();
        return sorted.skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static String cookie(Window window) {
        return window.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("SWITCHBOARD"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
