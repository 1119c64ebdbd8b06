// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.HostileRequests.Request;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is sent, the answer says what is wrong with it: a problem document, or words beside the field. */
@ExtendWith(RunningProduct.class)
class BadInputIT {
    /** They end or change the sign-in that the table is sent through. */
    private static final Set<String> ENDING = Set.of("POST /api/auth/logout", "POST /api/me/organization", "DELETE /api/me/sessions");

    @Test
    void everyFieldOfEveryOperationRefusesWhatItCannotTake(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Bad input");
        List<Request> requests;
        List<String> faults;
        try (WillingProvider provider = new WillingProvider()) {
            Belongings own = Belongings.of(stage, tenant, provider, "Bad");
            requests = new ArrayList<>(HostileRequests.of(document(tenant.api()), own::idIn));
            requests.removeIf(request -> ENDING.contains(request.method() + " " + request.path()));
            faults = faults(tenant.api(), requests);
        }

        assertThat(faults).isEmpty();
        Figures.report("Bad requests of members refused or taken as text", requests.size());
        assertThat(requests).hasSizeGreaterThan(2_000);
    }

    @Test
    void everyOperationOfTheOperatorDoesToo(Stage stage) {
        Api operator = stage.operator();
        List<Request> requests = HostileRequests.of(document(operator), template -> UUID.randomUUID().toString()).stream()
                .filter(request -> request.path().startsWith("/api/operator/"))
                .toList();

        assertThat(faults(operator, requests)).isEmpty();
        Figures.report("Bad requests of the operator refused or taken as text", requests.size());
        assertThat(requests).hasSizeGreaterThan(100);
    }

    @Test
    void oddHeadersAreRefusedOrOverlooked(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Odd headers");
        for (String token : List.of("Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer " + "x".repeat(6_000), "Basic YTpi", "bearer\tx", "Bearer ä")) {
            Api.Answer answer = stage.anonymous().raw("GET", "/api/me", new byte[0], Map.of("Authorization", token));
            assertThat(answer.status()).as(token).isEqualTo(401);
            problem("Authorization: " + token, answer);
        }
        byte[] customer = "{\"displayName\": \"Once\"}".getBytes(StandardCharsets.UTF_8);
        for (String key : List.of("", " ", "x".repeat(5_000), "ä", "'; drop table a; --")) {
            Api.Answer answer = tenant.api().raw("POST", "/api/crm/customers", customer, Map.of("Content-Type", "application/json", "Idempotency-Key", key));
            assertThat(answer.status()).as("Idempotency-Key: " + key).isLessThan(500);
        }
        for (String type : List.of("text/plain", "multipart/form-data", "nonsense")) {
            Api.Answer answer = tenant.api().raw("POST", "/api/crm/customers", customer, Map.of("Content-Type", type));
            assertThat(answer.status()).as("Content-Type: " + type).isBetween(400, 499);
            problem("Content-Type: " + type, answer);
        }
    }

    @Test
    void aHugeBodyIsRefused(Stage stage) {
        Tenant tenant = Tenant.register(stage, "Huge");
        byte[] huge = ("{\"displayName\": \"" + "x".repeat(12_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (String path : List.of("/api/crm/customers", "/api/auth/login", "/api/invitations", "/api/me/password")) {
            Api.Answer answer = tenant.api().raw("POST", path, huge, Map.of("Content-Type", "application/json"));
            assertThat(answer.status()).as(path).isBetween(400, 499);
            problem("12 MB to " + path, answer);
        }
    }

    private static List<String> faults(Api api, List<Request> requests) {
        List<String> faults = new ArrayList<>();
        for (Request request : requests) {
            Api.Answer answer = api.raw(request.method(), request.path(), request.body(), request.headers());
            boolean isRefused = answer.status() >= 400 && answer.status() < 500;
            if (answer.status() >= 500 || request.isWrong() && !isRefused || isRefused && !isProblem(answer)) {
                faults.add(request.what() + " -> " + answer.status() + " " + answer.header("Content-Type").orElse("") + " " + shortened(answer.body()));
            }
        }
        return faults;
    }

    /** The container itself refuses an address with the character zero, in its own words. */
    private static boolean isProblem(Api.Answer answer) {
        return answer.body().contains("CWWWC0005I") && answer.status() == 400 || answer.header("Content-Type").orElse("").startsWith("application/problem+json")
                && !answer.json().path("code").asText().isEmpty()
                && !answer.json().path("detail").asText().isEmpty();
    }

    private static void problem(String what, Api.Answer answer) {
        assertThat(isProblem(answer)).as("%s: %s", what, answer.body()).isTrue();
    }

    private static String shortened(String body) {
        return body.length() > 200 ? body.substring(0, 200) + "…" : body;
    }

    private static JsonNode document(Api caller) {
        return caller.get("/api/openapi.json").expect(200).json();
    }
}
