// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every address, and every page of the settings, is called by somebody with each of the four roles, and answers as the
 * matrix says. Over whose
 * things a role reaches it is shown by the stories of teams, and of another organization by {@link IsolationIT}.
 */
@ExtendWith(RunningProduct.class)
class RoleMatrixIT {
    private static final Map<String, Api> MEMBERS = new LinkedHashMap<>();
    private static final Map<String, PageVisit> BROWSERS = new LinkedHashMap<>();
    private static final String PAGE = "PAGE";
    private static final Path WEBAPP = Sources.file("platform/portal/src/main/webapp");
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final RoleMatrix matrix = RoleMatrix.read();

    @BeforeAll
    static void somebodyOfEachRole(Stage stage) {
        PortalMail mail = new PortalMail(stage);
        Tenant tenant = Tenant.register(stage, "Matrix");
        for (String role : RoleMatrix.ROLES) {
            String email = "some-" + role + tenant.email().substring(tenant.email().indexOf('@'));
            tenant.api().post("/api/invitations", Map.of("email", email, "role", role)).expect(201);
            String link = mail.link(email, "/accept-invitation");
            String token = link.substring(link.indexOf("token=") + "token=".length());
            stage.anonymous()
                    .post("/api/invitations/accept", Map.of("token", token, "name", role, "password", Stage.PASSWORD))
                    .expect(204);
            MEMBERS.put(role, stage.as(email));
            BROWSERS.put(role, PageVisit.signIn(stage, email));
        }
    }

    private static List<RestAddress> addresses() {
        List<RestAddress> all = new ArrayList<>(pages());
        all.addAll(RestAddresses.ofPlatform());
        RestAddresses.ofShippedModules().values().forEach(all::addAll);
        return all;
    }

    private static List<RestAddress> pages() {
        try (Stream<Path> files = Files.walk(WEBAPP.resolve("settings"))) {
            return files.map(file -> WEBAPP.relativize(file).toString())
                    .filter(file -> file.endsWith(".xhtml"))
                    .sorted()
                    .map(file -> new RestAddress(PAGE, "/" + file.replace(".xhtml", ""), false, List.of()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyAddressAnswersEachRoleAsTheMatrixSays() {
        List<RestAddress> addresses = addresses();
        assertThat(matrix.mismatches(addresses, RoleMatrixIT::isReached)).isEmpty();
        assertThat(matrix.rows().keySet())
                .as("rows of addresses that there are no more")
                .allMatch(row -> addresses.stream().anyMatch(address -> address.toString().equals(row)));
        Figures.report("Cells of the role matrix tried", addresses.size() * RoleMatrix.ROLES.size());
    }

    @Test
    void aHoleIsFound() {
        RestAddress open = new RestAddress("GET", "/api/users", false, List.of());
        RestAddress unknown = new RestAddress("GET", "/api/unheard-of", false, List.of());
        RoleMatrix shut = new RoleMatrix(Map.of(
                open.toString(), Map.of("admin", "all", "manager", "all", "agent", "all", "viewer", "-")));
        assertThat(shut.mismatches(List.of(open, unknown), RoleMatrixIT::isReached))
                .containsExactly("GET /api/users is open to viewer", "GET /api/unheard-of has no row");
    }

    /** What is refused for a permission is refused before anything else is looked at, the body and the id among it. */
    private static boolean isReached(RestAddress address, String role) {
        if (address.method().equals(PAGE)) {
            int status = BROWSERS.get(role).visit(address.path()).statusCode();
            assertThat(status).as(address + " as " + role).isIn(200, 403);
            return status == 200;
        }
        Api.Answer answer = call(MEMBERS.get(role), address);
        assertThat(answer.status()).as(address + " as " + role + ": " + answer.body()).isNotEqualTo(401).isLessThan(500);
        return answer.status() != 403 || !answer.json().get("code").asText().equals("access.permission_missing");
    }

    private static Api.Answer call(Api api, RestAddress address) {
        String path = address.with(UUID.randomUUID().toString());
        if (address.multipart()) {
            return api.upload(path, "nothing", "nothing.txt", EMPTY);
        }
        if (address.method().equals("GET")) {
            return api.get(path);
        }
        String type = path.endsWith("/logo") || path.endsWith("/avatar") ? "image/png" : "application/json";
        return api.raw(address.method(), path, EMPTY, Map.of("Content-Type", type));
    }
}
