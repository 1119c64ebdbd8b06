// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.ForeignIds.Recipe;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two organizations: everything of one is unknown to the other. The addresses are read from the
 * compiled classes, so one that is added tomorrow fails here until somebody says how to try it.
 */
@ExtendWith(RunningProduct.class)
class IsolationIT {
    static final Map<String, Recipe> RECIPES = recipes();

    private static WillingProvider provider;
    private static Tenant owner;
    private static Tenant stranger;
    private static Belongings belongings;
    private static Belongings strangers;
    private static TenantRows rows;

    private static Map<String, Recipe> recipes() {
        Map<String, Recipe> recipes = new TreeMap<>();
        String[] withoutId = {
            "POST /api/auth/register", "POST /api/auth/login", "POST /api/auth/refresh", "POST /api/auth/logout",
            "POST /api/auth/password-reset", "POST /api/auth/password-reset/confirm", "POST /api/auth/verify-email",
            "GET /api/me", "PATCH /api/me", "POST /api/me/password", "POST /api/me/verification",
            "GET /api/me/organizations", "POST /api/me/organization", "GET /api/me/sessions", "DELETE /api/me/sessions",
            "GET /api/me/availability", "PUT /api/me/availability", "GET /api/notifications", "POST /api/notifications/read",
            "GET /api/me/two-factor", "POST /api/me/two-factor/enrolment", "POST /api/me/two-factor/confirm",
            "GET /api/me/two-factor/passkeys", "POST /api/me/two-factor/passkeys", "POST /api/me/two-factor/passkeys/options",
            "GET /api/me/two-factor/passkeys/challenge", "POST /api/me/two-factor/passkeys/removal",
            "POST /api/me/two-factor/recovery-codes", "POST /api/me/two-factor/off",
            "GET /api/security/policy", "PUT /api/security/policy",
            "GET /api/organization/sign-on", "PUT /api/organization/sign-on", "POST /api/organization/sign-on/test",
            "GET /api/modules", "GET /api/search", "GET /api/openapi.json", "GET /api/organization", "PUT /api/organization/owner",
            "GET /api/users", "GET /api/users/export", "GET /api/teams", "POST /api/teams", "GET /api/roles", "POST /api/roles", "GET /api/permissions",
            "GET /api/invitations", "POST /api/invitations", "POST /api/invitations/accept",
            "GET /api/audit", "GET /api/audit/verification", "GET /api/audit/export",
            "GET /api/api-keys", "POST /api/api-keys", "GET /api/mails",
            "PATCH /api/organization", "GET /api/organization/logo", "PUT /api/organization/logo", "DELETE /api/organization/logo",
            "PUT /api/me/avatar", "DELETE /api/me/avatar",
            "GET /api/organization/exports", "POST /api/organization/exports", "POST /api/organization/deletion", "DELETE /api/organization/deletion",
            "GET /api/crm/customers", "POST /api/crm/customers",
            "GET /api/conversations", "GET /api/conversations/channels",
            "GET /api/whatsapp/channels", "POST /api/whatsapp/channels",
            "GET /api/operator/modules", "POST /api/operator/modules (form)", "GET /api/operator/deployments", "GET /api/operator/organizations",
            "GET /api/operator/dead-letters", "GET /api/operator/failed-jobs",
            "GET /api/operator/doctor", "GET /api/operator/mails", "POST /api/operator/mails/test",
        };
        String[] forOperator = {
            "GET /api/operator/deployments/{id}", "GET /api/operator/modules/{id}",
            "POST /api/operator/modules/{id}/rollback", "POST /api/operator/modules/{id}/stop", "POST /api/operator/modules/{id}/start",
            "POST /api/operator/dead-letters/{id}/retry", "POST /api/operator/failed-jobs/{id}/retry",
            "PUT /api/operator/organizations/{id}/grants", "POST /api/operator/mails/{id}/retry", "POST /api/operator/mails/{id}/allow",
        };
        for (String address : withoutId) {
            recipes.put(address, Recipe.none());
        }
        for (String address : forOperator) {
            recipes.put(address, Recipe.operator());
        }
        recipes.put("GET /api/organization/exports/{id}", Recipe.id("export"));
        recipes.put("GET /api/organization/exports/{id}/file", Recipe.id("export"));
        recipes.put("GET /api/users/{id}", Recipe.id("user"));
        recipes.put("GET /api/users/{id}/avatar", Recipe.id("user"));
        recipes.put("PATCH /api/users/{id}", Recipe.id("user", Map.of("role", "viewer")));
        recipes.put("POST /api/users/{id}/deactivate", Recipe.id("user"));
        recipes.put("POST /api/users/{id}/reactivate", Recipe.id("user"));
        recipes.put("GET /api/users/{id}/open-work", Recipe.id("user"));
        recipes.put("POST /api/users/{id}/erasure", Recipe.id("user"));
        recipes.put("GET /api/teams/{id}", Recipe.id("team"));
        recipes.put("PATCH /api/teams/{id}", Recipe.id("team", Map.of("name", "Taken")));
        recipes.put("PUT /api/teams/{id}/members", Recipe.id("team", Map.of("members", List.of())));
        recipes.put("DELETE /api/teams/{id}", Recipe.id("team"));
        recipes.put("GET /api/roles/{id}", Recipe.id("role"));
        recipes.put("PATCH /api/roles/{id}", Recipe.id("role", Map.of("name", "Taken")));
        recipes.put("DELETE /api/roles/{id}", Recipe.id("role"));
        recipes.put("DELETE /api/security/members/{id}/two-factor", Recipe.id("user"));
        recipes.put("POST /api/invitations/{id}/resend", Recipe.id("invitation"));
        recipes.put("DELETE /api/invitations/{id}", Recipe.id("invitation"));
        recipes.put("DELETE /api/api-keys/{id}", Recipe.id("key"));
        recipes.put("POST /api/mails/{id}/retry", Recipe.id("mail"));
        recipes.put("POST /api/mails/{id}/allow", Recipe.id("mail"));
        recipes.put("DELETE /api/me/sessions/{id}", Recipe.id("session"));
        recipes.put("GET /api/crm/customers/{id}", Recipe.id("customer"));
        recipes.put("PATCH /api/crm/customers/{id}", Recipe.id("customer", Map.of("displayName", "Taken")));
        recipes.put("PUT /api/crm/customers/{id}/owner", Recipe.id("customer"));
        recipes.put("DELETE /api/crm/customers/{id}", Recipe.id("customer"));
        recipes.put("GET /api/conversations/{id}", Recipe.id("conversation"));
        recipes.put("PATCH /api/conversations/{id}", Recipe.id("conversation", Map.of("state", "pending")));
        recipes.put("POST /api/conversations/{id}/read", Recipe.id("conversation"));
        recipes.put("GET /api/conversations/{id}/messages", Recipe.id("conversation"));
        recipes.put("POST /api/conversations/{id}/messages", Recipe.id("conversation", Map.of("kind", "note", "text", "seen", "clientToken", "once")));
        recipes.put("POST /api/conversations/{id}/messages (form)", Recipe.id("conversation"));
        recipes.put("PATCH /api/conversations/messages/{id}", Recipe.id("message", Map.of("text", "changed")));
        recipes.put("DELETE /api/conversations/messages/{id}", Recipe.id("message"));
        recipes.put("POST /api/conversations/messages/{id}/reactions", Recipe.id("message", Map.of("emoji", "👍")));
        recipes.put("POST /api/conversations/messages/{id}/retry", Recipe.id("message"));
        recipes.put("GET /api/conversations/attachments/{id}", Recipe.id("attachment"));
        recipes.put("GET /api/whatsapp/channels/{id}", Recipe.id("channel"));
        recipes.put("PATCH /api/whatsapp/channels/{id}", Recipe.id("channel", Map.of("name", "Renamed")));
        recipes.put("DELETE /api/whatsapp/channels/{id}", Recipe.id("channel"));
        recipes.put("POST /api/whatsapp/channels/{id}/connect", Recipe.id("channel"));
        recipes.put("POST /api/whatsapp/channels/{id}/pair", Recipe.id("channel"));
        recipes.put("GET /api/whatsapp/channels/{id}/pairing", Recipe.id("channel"));
        recipes.put("POST /api/whatsapp/channels/{id}/logout", Recipe.id("channel"));
        recipes.put("GET /api/whatsapp/channels/{id}/journal", Recipe.id("channel"));
        recipes.put("POST /api/whatsapp/channels/{id}/journal/retry", Recipe.id("channel"));
        return recipes;
    }

    @BeforeAll
    static void twoOrganizations(Stage stage) {
        provider = new WillingProvider();
        owner = Tenant.register(stage, "Owner");
        stranger = Tenant.register(stage, "Stranger");
        belongings = Belongings.of(stage, owner, provider, "Zyxwv");
        strangers = Belongings.of(stage, stranger, provider, "Qponm");
        rows = new TenantRows(new OwnerSql(stage), owner);
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @Test
    void everyAddressHasARecipeAndEveryRunningModuleIsRead(Stage stage) {
        Set<String> read = new HashSet<>(RestAddresses.ofShippedModules().keySet());
        for (JsonNode module : stage.operator().get("/api/operator/modules").expect(200).json()) {
            // Modules of other stories run beside those of the product.
            read.removeIf(id -> id.equals(module.get("id").asText()) && !module.path("running").isNull());
        }
        assertThat(read).as("shipped modules that do not run").isEmpty();
        assertThat(addresses().stream().map(RestAddress::toString)).containsExactlyInAnyOrderElementsOf(RECIPES.keySet());
        assertThat(addresses()).allSatisfy(address -> assertThat(address.hasId())
                .as(address.toString())
                .isEqualTo(!RECIPES.get(address.toString()).kind().isEmpty()));
    }

    private static List<RestAddress> addresses() {
        List<RestAddress> all = new ArrayList<>(RestAddresses.ofPlatform());
        RestAddresses.ofShippedModules().values().forEach(all::addAll);
        return all;
    }

    @Test
    void anothersIdsAreUnknownAtEveryAddressAndLeaveNoTrace(Stage stage) {
        ForeignIds foreign = new ForeignIds(stranger.api(), belongings);
        Map<String, String> before = rows.settled();
        try (LiveEvents live = LiveEvents.stream(stage, owner.api(), "", Map.of())) {
            for (RestAddress address : addresses()) {
                Recipe recipe = RECIPES.get(address.toString());
                if (address.hasId()) {
                    foreign.inPath(address, recipe);
                }
                if (address.hasId() && !recipe.forOperator()) {
                    foreign.inOddForms(address, recipe);
                }
                if (!address.hasId() && address.method().equals("GET")) {
                    foreign.inQueries(address);
                }
            }
            assertThat(rows.settled()).isEqualTo(before);
            live.mention(owner.addCustomer("Barrier"));
            assertThat(live.events()).as(live.transcript()).hasSize(1);
        }
        Figures.report("Addresses tried", addresses().size());
        addresses().stream()
                .filter(address -> address.hasId() && !RECIPES.get(address.toString()).forOperator())
                .sorted(Comparator.comparing((RestAddress address) -> address.method().equals("DELETE"))
                        .thenComparing(address -> address.path().contains("channels")))
                .forEach(address -> foreign.control(owner.api(), address, RECIPES.get(address.toString())));
    }

    @Test
    void anothersIdsInBodiesAreRefusedAndTakenNamesAreFree(Stage stage) {
        Api api = stranger.api();
        ForeignIds foreign = new ForeignIds(api, belongings);
        String own = "/api/conversations/" + strangers.ids().get("conversation");
        Map<String, String> before = rows.settled();

        Api.Answer assigned = api.patch(own, Map.of("assignee", belongings.ids().get("user")));
        assertThat(assigned.status()).as(assigned.body()).isBetween(400, 422);
        Api.Answer quoted = api.post(own + "/messages", Map.of(
                "kind", "text", "text", "As you said", "replyTo", belongings.ids().get("message"), "clientToken", "q"));
        assertThat(quoted.status()).as(quoted.body()).isBetween(400, 422);
        Api.Answer moved = api.patch(own, Map.of("team", belongings.ids().get("team")));
        assertThat(moved.status()).as(moved.body()).isBetween(400, 422);
        foreign.tellsNothing("refusals", assigned.body() + quoted.body() + moved.body(), "");
        Api.Answer joined = api.put(
                "/api/teams/" + strangers.ids().get("team") + "/members",
                Map.of("members", List.of(belongings.ids().get("user"))));
        assertThat(joined.status()).as(joined.body()).isEqualTo(404);
        Api.Answer appointed = api.put("/api/organization/owner", Map.of("user", belongings.ids().get("user"), "password", Stage.PASSWORD));
        Api.Answer entered = api.post("/api/me/organization", Map.of("organization", belongings.ids().get("organization")));
        assertThat(List.of(appointed.status(), entered.status())).containsOnly(404);
        foreign.tellsNothing("refusals", appointed.body() + entered.body(), "");
        assertThat(api.get(own).json().path("assignee").isNull()).isTrue();

        // Whether another organization has the same person or number is nobody's business.
        Api namesake = Tenant.register(stage, "Namesake").api();
        namesake.post("/api/crm/customers", Map.of("displayName", "Namesake", "identities",
                        List.of(Map.of("kind", "whatsapp", "value", belongings.secrets().get(1)))))
                .expect(201);
        CloudPayloads payloads = belongings.channel().payloads();
        namesake.post("/api/whatsapp/channels", Map.of("kind", "cloud", "name", "ZyxwvChannel",
                        "phoneNumberId", payloads.phoneNumberId(), "businessAccountId", "100", "accessToken", "t",
                        "appSecret", "s", "verifyToken", "v", "apiBase", provider.address()))
                .expect(201);
        assertThat(rows.settled()).isEqualTo(before);
    }

    @Test
    void aHoleIsCaught(Stage stage) {
        List<RestAddress> careless = RestAddresses.ofModule(CarelessModule.deploy(stage).archive());
        assertThat(careless.stream().map(RestAddress::toString))
                .contains("GET /api/careless/notes/{note}", "GET /api/careless/overheard/{note}")
                .doesNotContainAnyElementsOf(RECIPES.keySet());
        String note = CarelessModule.addNote(owner.api(), "ZyxwvNote");
        Belongings one = new Belongings(Map.of("note", note), belongings.secrets(), belongings.channel());
        ForeignIds foreign = new ForeignIds(stranger.api(), one);

        for (RestAddress address : careless) {
            Recipe recipe = Recipe.id("note", address.path().endsWith("/reminders")
                    ? Map.of("with", "", "dueAt", "2030-01-01T00:00:00Z")
                    : Map.of("text", "Taken"));
            if (address.path().startsWith("/api/careless/notes/{")) {
                // Its SQL forgets the organization; the database does not.
                foreign.inPath(address, recipe);
                foreign.control(owner.api(), address, recipe);
            } else if (address.hasId()) {
                assertThatThrownBy(() -> foreign.inPath(address, recipe)).isInstanceOf(AssertionError.class).hasMessageContaining("ZyxwvNote");
            }
        }
    }

    @Test
    void nothingIsServedWithoutATokenOrToAMember(Stage stage) {
        for (RestAddress address : addresses()) {
            String path = address.with(belongings.ids().get("organization"));
            if (!path.startsWith("/api/auth/") && !path.equals("/api/invitations/accept")) {
                Api.Answer nobody = stage.anonymous().raw(address.method(), path, new byte[0], Map.of());
                assertThat(nobody.status()).as("%s by nobody", address).isEqualTo(401);
            }
            if (path.startsWith("/api/operator/")) {
                Api.Answer member = owner.api().raw(address.method(), path, new byte[0], Map.of());
                assertThat(member.status()).as("%s by a member", address).isEqualTo(403);
            }
        }
    }
}
