// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.rest.RestServer.Answer;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@FoundationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
    private final RunningFoundation running;
    private final Foundation foundation;
    private final RestServer server;

    RestTest(RunningFoundation running) {
        this.running = running;
        this.foundation = running.foundation();
        this.server = new RestServer(foundation);
        foundation.installedFeatures(() -> List.of("conversations", "crm"));
    }

    @Test
    void registerLoginRefreshLogout() {
        String email = RunningFoundation.newEmail();
        Answer registered = post("auth/register", Map.of(
                "organization", Map.of("name", "Rest Shop"), "name", "Ada", "email", email, "password", PASSWORD));

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.response().getHeaderString("Location")).isEqualTo("http://localhost:9080/api/organization");
        assertThat(registered.response().getHeaderString("Cache-Control")).contains("no-store");
        assertThat(registered.body().at("/user/email").asText()).isEqualTo(email);
        assertThat(registered.body().at("/organization/slug").asText()).startsWith("rest-shop");
        assertThat(registered.body().at("/expiresIn").asInt()).isEqualTo(900);
        Identity ada = foundation.signIn().withAccessToken(text(registered, "/accessToken")).orElseThrow();
        assertThat(ada.email()).isEqualTo(email);

        Answer again = post("auth/register", Map.of(
                "organization", Map.of("name", "Rest Shop"), "name", "Ada", "email", email, "password", PASSWORD));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body().at("/errors/0/field").asText()).isEqualTo("email");

        Answer login = post("auth/login", Map.of("email", email, "password", PASSWORD));
        assertThat(login.status()).isEqualTo(200);
        Answer refreshed = post("auth/refresh", Map.of("refreshToken", text(login, "/refreshToken")));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(text(refreshed, "/refreshToken")).isNotEqualTo(text(login, "/refreshToken"));
        Map<String, String> last = Map.of("refreshToken", text(refreshed, "/refreshToken"));
        assertThat(post("auth/logout", last).status()).isEqualTo(204);
        assertThat(post("auth/refresh", last).body().at("/code").asText()).isEqualTo("auth.session_ended");
    }

    @Test
    void anOrganizationSpeaksWhatItsRegistrationAcceptsAndIsSpoken() {
        assertThat(localeAfter("fr-FR, pt-BR;q=0.8, en;q=0.5")).isEqualTo("pt-BR");
        assertThat(localeAfter("es-419")).isEqualTo("es");
        assertThat(localeAfter("es-ZZ")).as("no country, which the settings would refuse").isEqualTo("es");
        assertThat(localeAfter("en-GB, es;q=0.9")).isEqualTo("en");
        assertThat(localeAfter("*")).isEqualTo("en");
        assertThat(localeAfter("")).isEqualTo("en");
    }

    private String localeAfter(String accepted) {
        Answer registered = server.callIn(accepted, "POST", "auth/register", Map.of(
                "organization", Map.of("name", "Faros"), "name", "Inés", "email", RunningFoundation.newEmail(), "password", PASSWORD));
        Identity ines = foundation.signIn().withAccessToken(text(registered, "/accessToken")).orElseThrow();
        assertThat(foundation.languages().of(ines).own()).isNull();
        return foundation.languages().of(ines).organizations();
    }

    @Test
    void faultsAreToldByField() {
        Answer nothing = post("auth/register", null);
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body().at("/errors").findValuesAsText("field"))
                .containsExactly("organization.name", "name", "email", "password");
        assertThat(post("auth/login", Map.of("email", " ")).body().at("/errors").findValuesAsText("field"))
                .containsExactly("email", "password");
        assertThat(post("auth/login", Map.of("email", "no@shop.example", "password", "wrong password")).status())
                .isEqualTo(401);
        assertThat(post("auth/refresh", "{}").status()).isEqualTo(422);
        assertThat(post("auth/login", Map.of("email", "a@b.example", "password", "x", "role", "admin")).status())
                .as("an unknown field")
                .isEqualTo(400);
    }

    @Test
    void meTellsWhoAsks() {
        Identity ada = running.register("Me");
        JsonNode me = get(ada, "me").body();
        assertThat(me.at("/role").asText()).isEqualTo("admin");
        assertThat(me.at("/organization/name").asText()).isEqualTo("Me");
        assertThat(me.at("/permissions").toString()).contains("conversation.reply");
        assertThat(me.at("/features").toString()).isEqualTo("{\"conversations\":true,\"crm\":true}");

        JsonNode operator = get(running.operator(), "me").body();
        assertThat(operator.at("/role").asText()).isEqualTo("operator");
        assertThat(operator.at("/organization").isNull()).isTrue();
        assertThat(get(running.operator(), "organization").status()).isEqualTo(404);
        assertThat(get(running.operator(), "users").status()).isEqualTo(404);
    }

    @Test
    void membersAreTheOrganizationsOwn() {
        Identity ada = running.register("Users");
        JsonNode users = get(ada, "users").body();
        assertThat(users.at("/items").findValuesAsText("email")).containsExactly(ada.email());
        assertThat(users.at("/next").isNull()).isTrue();
        assertThat(users.toString()).doesNotContain("password", "argon2");
        assertThat(get(ada, "users?limit=0").status()).isEqualTo(422);
        assertThat(get(ada, "users?limit=101").status()).isEqualTo(422);
        assertThat(get(ada, "users?cursor=x").status()).isEqualTo(422);
        assertThat(get(ada, "organization").body().at("/timeZone").asText()).isEqualTo("UTC");
    }

    @Test
    void withoutASignInNothingIsTold() {
        for (String path : List.of("me", "organization", "users", "operator/organizations")) {
            assertThat(get(null, path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void theOperatorChangesGrants() {
        Identity ada = running.register("Granted");
        String grants = "operator/organizations/" + ada.organization() + "/grants";
        Answer set = server.call(running.operator(), "PUT", grants,
                "{\"features\":{\"crm\":false},\"limits\":{\"seats\":5},\"reason\":\"a test\"}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body().at("/features/crm").asBoolean(true)).isFalse();
        assertThat(set.body().at("/features/conversations").asBoolean()).isTrue();
        assertThat(set.body().at("/grants/features/crm/reason").asText()).isEqualTo("a test");
        assertThat(get(ada, "me").body().at("/features/crm").asBoolean(true)).isFalse();
        assertThat(get(ada, "me").body().at("/limits/seats").asInt()).isEqualTo(5);

        Answer removed = server.call(running.operator(), "PUT", grants,
                "{\"features\":{\"crm\":null},\"limits\":{\"seats\":null},\"reason\":\"a test\"}");
        assertThat(removed.body().at("/features/crm").asBoolean()).isTrue();
        assertThat(removed.body().at("/grants").toString()).isEqualTo("{\"features\":{},\"limits\":{}}");
        assertThat(server.call(running.operator(), "PUT", grants, "{\"features\":{\"crm\":false}}").status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(server.call(running.operator(), "PUT",
                                "operator/organizations/" + UUID.randomUUID() + "/grants",
                                "{\"features\":{\"crm\":false},\"reason\":\"a test\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theOperatorsListPagesNewestFirst() {
        Identity older = running.register("Older");
        Identity newer = running.register("Newer");
        JsonNode first = get(running.operator(), "operator/organizations?limit=1").body();
        assertThat(first.at("/items/0/id").asText()).isEqualTo(newer.organization().toString());
        assertThat(first.at("/items/0/members").asInt()).isEqualTo(1);
        JsonNode second = get(running.operator(), "operator/organizations?limit=1&cursor=" + first.at("/next").asText())
                .body();
        assertThat(second.at("/items/0/id").asText()).isEqualTo(older.organization().toString());
    }

    @Test
    void anAdminIsNoOperator() {
        Identity ada = running.register("Curious");
        assertThat(get(ada, "operator/organizations").status()).isEqualTo(403);
        Answer refused = server.call(ada, "PUT", "operator/organizations/" + ada.organization() + "/grants",
                "{\"features\":{\"crm\":true},\"reason\":\"me\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/code").asText()).isEqualTo("access.permission_missing");
    }

    private static final String PASSWORD = RunningFoundation.PASSWORD;

    private Answer post(String path, Object body) {
        return server.call(null, "POST", path, body == null ? "null" : body);
    }

    private Answer get(Identity identity, String path) {
        return server.call(identity, "GET", path, null);
    }

    private static String text(Answer answer, String pointer) {
        return answer.body().at(pointer).asText();
    }
}
