// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.scenarios.ForeignIds.Recipe;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every address, and every page, is called by somebody with each of the four roles, for what is theirs, their team's,
 * another team's and another organization's, and answers as the matrix says.
 */
@ExtendWith(RunningProduct.class)
class RoleMatrixIT {
    private static final Map<String, PageVisit> BROWSERS = new LinkedHashMap<>();
    private static final String PAGE = "PAGE";
    private static final Path WEBAPP = Sources.file("platform/portal/src/main/webapp");
    private static final List<String> REFUSALS = List.of("access.permission_missing", "users.other_team");
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private static WillingProvider provider;
    private static MatrixStage people;
    private static Belongings foreign;

    private final RoleMatrix matrix = RoleMatrix.read();

    @BeforeAll
    static void somebodyOfEachRole(Stage stage) {
        provider = new WillingProvider();
        people = new MatrixStage(stage, provider);
        foreign = Belongings.of(stage, Tenant.register(stage, "Foreign"), provider, "Zyxwv");
        for (String role : RoleMatrix.ROLES) {
            BROWSERS.put(role, PageVisit.signIn(stage, people.member(role).email()));
        }
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    private static List<RestAddress> addresses() {
        List<RestAddress> all = new ArrayList<>(ownPages("settings"));
        all.addAll(ownPages("operator"));
        all.addAll(modulePages());
        all.addAll(RestAddresses.ofPlatform());
        RestAddresses.ofShippedModules().values().forEach(all::addAll);
        return all;
    }

    private static List<RestAddress> ownPages(String folder) {
        try (Stream<Path> files = Files.walk(WEBAPP.resolve(folder))) {
            return files.map(file -> WEBAPP.relativize(file).toString())
                    .filter(file -> file.endsWith(".xhtml"))
                    .sorted()
                    .map(file -> new RestAddress(PAGE, "/" + file.replace(".xhtml", ""), false, List.of()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RestAddress> modulePages() {
        return ModulePages.read().keySet().stream().map(page -> new RestAddress(PAGE, page, false, List.of())).toList();
    }

    /** What removes comes last, so that the others still find it. */
    private static List<RestAddress> inOrder(List<RestAddress> addresses) {
        return addresses.stream()
                .sorted(Comparator.comparing((RestAddress address) -> address.method().equals("DELETE"))
                        .thenComparing(address -> address.path().endsWith("/deactivate"))
                        .thenComparing(address -> !address.hasId())
                        .thenComparing(RestAddress::toString))
                .toList();
    }

    @Test
    void everyAddressAnswersEachRoleAsTheMatrixSays() {
        List<RestAddress> addresses = inOrder(addresses());
        AtomicInteger cells = new AtomicInteger();
        assertThat(matrix.mismatches(addresses, (address, role, whose) -> {
                    cells.incrementAndGet();
                    return isReached(address, role, whose);
                }))
                .isEmpty();
        assertThat(matrix.rows().keySet())
                .as("rows of addresses that there are no more")
                .allMatch(row -> addresses.stream().anyMatch(address -> address.toString().equals(row)));
        Figures.report("Cells of the role matrix tried", cells.get());
    }

    @Test
    void anotherOrganizationsThingsAreUnknownToEachRole() {
        for (RestAddress address : addresses()) {
            Recipe recipe = IsolationIT.RECIPES.get(address.toString());
            if (!address.hasId() || recipe == null || recipe.forOperator()) {
                continue;
            }
            for (String role : RoleMatrix.ROLES) {
                Api api = people.member(role).api();
                Api.Answer unknown = ForeignIds.send(api, address, address.with(UUID.randomUUID().toString()), recipe.body());
                Api.Answer others = ForeignIds.send(api, address, address.with(foreign.ids().get(recipe.kind())), recipe.body());
                assertThat(others.status()).as(address + " as " + role).isIn(403, 404).isEqualTo(unknown.status());
                assertThat(ForeignIds.document(others)).as(address + " as " + role).isEqualTo(ForeignIds.document(unknown));
            }
        }
    }

    @Test
    void aListHoldsWhatItsReaderReaches() {
        for (String role : RoleMatrix.ROLES) {
            Api.Answer list = people.member(role).api().get("/api/conversations?limit=100").expect(200);
            for (Whose whose : Whose.values()) {
                assertThat(list.body().contains(people.thing("conversation", role, whose, false)))
                        .as("%s of %s in the list", whose, role)
                        .isEqualTo(matrix.reaches("GET /api/conversations", role, whose));
            }
        }
    }

    @Test
    void aHoleIsFound() {
        RestAddress open = new RestAddress("GET", "/api/users", false, List.of());
        RestAddress wide = new RestAddress("GET", "/api/conversations/{id}", false, List.of());
        RestAddress unknown = new RestAddress("GET", "/api/unheard-of", false, List.of());
        RoleMatrix wrong = new RoleMatrix(Map.of(
                open.toString(), Map.of("admin", "all", "manager", "all", "agent", "all", "viewer", "-"),
                wide.toString(), Map.of("admin", "team", "manager", "all", "agent", "own", "viewer", "all")));
        assertThat(wrong.mismatches(List.of(open, wide, unknown), RoleMatrixIT::isReached))
                .containsExactly(
                        "GET /api/users is open to viewer",
                        "GET /api/conversations/{id} is open to admin, OTHER_TEAM",
                        "GET /api/conversations/{id} is open to agent, SAME_TEAM",
                        "GET /api/unheard-of has no row");
    }

    private static boolean isReached(RestAddress address, String role, Whose whose) {
        if (address.method().equals(PAGE)) {
            int status = BROWSERS.get(role).visit(address.path()).statusCode();
            // A page about one thing says that it is told of none.
            assertThat(status).as(address + " as " + role).isIn(200, 403, 404);
            return status != 403;
        }
        Recipe recipe = IsolationIT.RECIPES.get(address.toString());
        if (address.hasId() && !recipe.forOperator()) {
            return isReachedThing(address, recipe, role, whose);
        }
        Api.Answer answer = call(people.member(role).api(), address);
        assertThat(answer.status()).as(address + " as " + role + ": " + answer.body()).isNotEqualTo(401).isLessThan(500);
        return !isRefused(answer);
    }

    /** What lies outside somebody's reach is unknown to them, or is refused by the permission that they miss. */
    private static boolean isReachedThing(RestAddress address, Recipe recipe, String role, Whose whose) {
        String id = people.thing(recipe.kind(), role, whose, address.method().equals("DELETE"));
        Api.Answer answer = ForeignIds.send(people.member(role).api(), address, address.with(id), recipe.body());
        String what = address + " as " + role + ", " + whose + ": " + answer.body();
        assertThat(answer.status()).as(what).isNotEqualTo(401).isLessThan(500);
        return answer.status() != 404 && !isRefused(answer);
    }

    private static boolean isRefused(Api.Answer answer) {
        return answer.status() == 403 && REFUSALS.contains(answer.json().get("code").asText());
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
