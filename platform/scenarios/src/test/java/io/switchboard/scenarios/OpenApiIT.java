// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document of the API says what the server does, and to each caller what is theirs. */
@ExtendWith(RunningProduct.class)
class OpenApiIT {

    @Test
    void everyOperationOfTheDocumentIsServed(Stage stage) {
        for (Api caller : new Api[] {stage.as(Stage.ANA), stage.operator()}) {
            JsonNode document = document(caller);
            Set<String> wrong = new HashSet<>();
            document.get("paths").fields().forEachRemaining(path -> {
                String address = path.getKey().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                String allowed = caller.raw("OPTIONS", address, new byte[0], Map.of()).header("Allow").orElse("");
                path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!Set.of(allowed.split(",\\s*")).contains(method.toUpperCase(Locale.ROOT))) {
                        wrong.add(method + " " + path.getKey() + ", allowed: " + allowed);
                    }
                });
            });
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void everyCallerSeesTheirOwn(Stage stage) {
        Set<String> anas = paths(stage.as(Stage.ANA));
        assertThat(anas)
                .contains(
                        "/api/me",
                        "/api/modules",
                        "/api/openapi.json",
                        "/api/crm/customers",
                        "/api/conversations/{id}/messages",
                        "/api/whatsapp/channels")
                .noneMatch(path -> path.startsWith("/api/operator"));
        assertThat(paths(stage.operator()))
                .contains("/api/operator/modules")
                .noneMatch(path -> path.startsWith("/api/crm"));
        assertThat(stage.anonymous().get("/api/openapi.json").status()).isEqualTo(401);

        Tenant without = Tenant.register(stage, "Without crm");
        without.grant(stage.operator(), false, "crm");
        assertThat(paths(without.api()))
                .contains("/api/whatsapp/channels")
                .noneMatch(path -> path.startsWith("/api/crm"));
    }

    @Test
    void noNameMeansTwoThings(Stage stage) {
        JsonNode document = document(stage.as(Stage.ANA));
        Set<String> operations = new HashSet<>();
        document.get("paths").forEach(path -> path.forEach(operation ->
                assertThat(operations.add(operation.get("operationId").asText()))
                        .as(operation.get("operationId").asText())
                        .isTrue()));
        JsonNode schemas = document.at("/components/schemas");
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allMatch(reference ->
                schemas.has(reference.substring("#/components/schemas/".length())));
    }

    private static JsonNode document(Api caller) {
        return caller.get("/api/openapi.json").expect(200).json();
    }

    private static Set<String> paths(Api caller) {
        Set<String> paths = new HashSet<>();
        document(caller).get("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }
}
