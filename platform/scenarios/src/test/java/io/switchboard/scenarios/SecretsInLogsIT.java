// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords, tokens, keys and what customers write appear in no log, whether a call succeeds, is refused or fails. */
@ExtendWith(RunningProduct.class)
class SecretsInLogsIT {

    /** What was said, by what it is. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void noLogHoldsWhatIsSecret(Stage stage) throws Exception {
        String user = signIns(stage);
        inviteAndReset(stage);
        Tenant tenant = Tenant.register(stage, "Secretive");
        keys(stage, tenant);
        messages(stage, tenant);
        pages(stage, tenant);

        List<Path> logs = logs(stage);
        assertThat(logs).extracting(log -> log.getFileName().toString()).contains("messages.log", "console.log", "postgres.log");
        String everything = logs.stream().map(SecretsInLogsIT::text).reduce("", String::concat);
        assertThat(everything).as("the logs are those of this server").contains("A refresh token was used twice").contains(user);
        secrets.forEach((what, value) -> assertThat(everything.contains(value)).as("%s in a log", what).isFalse());
        Figures.report("Secrets looked for in logs", secrets.size() + " in " + logs.size() + " files");
    }

    /** Gives the id of somebody whose refresh token was used twice, which is logged. */
    private String signIns(Stage stage) {
        String email = UUID.randomUUID() + "@secretive.example";
        JsonNode made = stage.anonymous()
                .post("/api/auth/register", Map.of("organization", Map.of("name", "Secretive"), "name", "Somebody", "email", email,
                        "password", made("password")))
                .expect(201).json();
        secrets.put("access token", made.get("accessToken").asText());
        secrets.put("refresh token", made.get("refreshToken").asText());
        stage.anonymous().post("/api/auth/login", Map.of("email", email, "password", made("wrong password"))).expect(401);
        stage.anonymous().post("/api/auth/login", Map.of("email", email, "password", List.of(made("malformed password"))));
        Api api = new Api(stage.url(), secret("access token"));
        api.post("/api/me/password", Map.of("currentPassword", secret("wrong password"), "newPassword", made("new password")));
        stage.anonymous().post("/api/auth/refresh", Map.of("refreshToken", secret("refresh token"))).expect(200);
        stage.anonymous().post("/api/auth/refresh", Map.of("refreshToken", secret("refresh token"))).expect(401);
        new Api(stage.url(), made("invented token")).get("/api/me").expect(401);
        return made.at("/user/id").asText();
    }

    private void inviteAndReset(Stage stage) {
        PortalMail mail = new PortalMail(stage);
        Tenant tenant = Tenant.register(stage, "Inviting");
        String invited = UUID.randomUUID() + "@secretive.example";
        tenant.api().post("/api/invitations", Map.of("email", invited, "role", "agent")).expect(201);
        secrets.put("invitation", token(mail.link(invited, "/accept-invitation")));
        stage.anonymous().post("/api/auth/password-reset", Map.of("email", tenant.email()));
        secrets.put("reset token", token(mail.link(tenant.email(), "/reset")));
        stage.anonymous().post("/api/auth/password-reset/confirm", Map.of("token", secret("reset token"), "password", "short")).body();
        PageVisit.anonymous(stage).visit("/accept-invitation?token=" + secret("invitation"));
        PageVisit.anonymous(stage).visit("/reset?token=" + secret("reset token"));
    }

    private void keys(Stage stage, Tenant tenant) {
        String key = tenant.api().post("/api/api-keys", Map.of("name", "Secretive", "permissions", List.of("customer.read")))
                .expect(201).json().get("key").asText();
        secrets.put("API key", key);
        new Api(stage.url(), key).get("/api/crm/customers").expect(200);
        new Api(stage.url(), key + "x").get("/api/crm/customers").expect(401);
        tenant.api().post("/api/whatsapp/channels", Map.of("kind", "cloud", "name", "Secretive", "phoneNumberId", "12345", "businessAccountId", "100",
                "accessToken", made("channel token"), "appSecret", made("app secret"), "verifyToken", made("verify token"),
                "apiBase", "http://127.0.0.1:1/"));
    }

    private void messages(Stage stage, Tenant tenant) throws Exception {
        try (WillingProvider provider = new WillingProvider()) {
            Belongings belongings = Belongings.of(stage, tenant, provider, made("customer's words").replace("-", ""));
            secrets.put("customer's words", secret("customer's words").replace("-", ""));
            tenant.api().post("/api/conversations/" + belongings.ids().get("conversation") + "/messages",
                    Map.of("kind", "note", "text", made("note"), "clientToken", "n"));
        }
    }

    private void pages(Stage stage, Tenant tenant) {
        PageVisit visit = PageVisit.signIn(stage, tenant.email());
        visit.visit("/settings/nosuch-" + UUID.randomUUID());
        PageForm form = visit.form("/settings/account", PageForm.ids(visit.get("/settings/account")).stream()
                .filter(id -> visit.form("/settings/account", id).typed().stream().anyMatch(name -> name.contains("assword")))
                .findFirst().orElseThrow());
        Map<String, String> typed = new LinkedHashMap<>();
        form.typed().forEach(name -> typed.put(name, made("typed " + name)));
        form.call(form.button(), typed);
        stage.anonymous().post("/api/auth/login", "{\"email\": \"a\", \"password\": \"" + made("half a body"));
    }

    private String made(String what) {
        String value = UUID.randomUUID().toString();
        secrets.put(what, value);
        return value;
    }

    private String secret(String what) {
        return secrets.get(what);
    }

    private static String token(String link) {
        return URI.create(link).getQuery().substring("token=".length());
    }

    private static List<Path> logs(Stage stage) throws IOException {
        Path data = stage.product().dataDirectory();
        try (Stream<Path> server = Files.walk(data.resolve("logs")); Stream<Path> database = Files.list(data.resolve("postgres"))) {
            return Stream.concat(server, database)
                    .filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(".log"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
