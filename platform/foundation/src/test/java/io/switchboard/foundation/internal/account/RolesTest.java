// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
    private static final DeclaredPermission NOTES = DeclaredPermission.of(
            "note.write", "write notes", "Notes", "own team all", Map.of("admin", "all", "manager", "all", "agent", "team"));
    private static final DeclaredPermission TAKEN =
            DeclaredPermission.of("roles.manage", "make roles", "Roles", "all", Map.of("viewer", "all"));

    private static final DeclaredPermission PARCELS = DeclaredPermission.of(
            "parcel.open", "open parcels", "Parcels", "own team all", Map.of("admin", "team", "manager", "team"));

    private final PermissionCatalogue permissions = new PermissionCatalogue(OwnPermissions.all());
    private final Roles roles = new Roles(permissions);

    RolesTest() {
        permissions.running(() -> List.of(module("notes", NOTES, TAKEN)));
        permissions.installed(() -> List.of(module("notes", NOTES, TAKEN)));
    }

    private static ModuleDescriptor module(String id, DeclaredPermission... declared) {
        return new ModuleDescriptor(id, id, id, "1.0.0", List.of(), List.of(), List.of(), List.of(declared));
    }

    private Identity actor(String role, Map<String, Scope> scopes) {
        return new Identity(
                new UserId(UUID.randomUUID()), "a@shop.example", "A", new OrganizationId(UUID.randomUUID()), "Shop", role, scopes, Set.of(), null);
    }

    private Identity builtIn(String role) {
        return actor(role, roles.held(role, false));
    }

    private static KnownRole role(String key, Map<String, String> scopes) {
        return new KnownRole(key, key, "", scopes, 1);
    }

    @Test
    void aStoppedModuleLowersNobodyToBeGivenAway() {
        permissions.running(List::of);
        Identity host = actor(UUID.randomUUID().toString(), Map.of("users.invite", Scope.ALL, "report.view", Scope.ALL));
        assertThat(roles.isGrantable(host, role("viewer", Map.of()))).isTrue();
        assertThat(roles.isGrantable(host, role("agent", Map.of()))).as("agents write notes again when the module runs").isFalse();
        assertThat(roles.isGrantable(builtIn("manager"), role("agent", Map.of()))).as("who will hold it too").isTrue();
    }

    @Test
    void onlyAnAdminMakesAdmins() {
        Identity mighty = actor(UUID.randomUUID().toString(), roles.held("admin", false));
        assertThat(roles.isGrantable(mighty, role("manager", Map.of()))).isTrue();
        assertThat(roles.isGrantable(mighty, role("admin", Map.of()))).isFalse();
        assertThat(roles.isGrantable(builtIn("admin"), role("admin", Map.of()))).isTrue();
    }

    @Test
    void anAdminHoldsWhatIsDeclaredForThemAndWhatNobodyDeclaresAnyMore() {
        permissions.running(() -> List.of(module("parcels", PARCELS)));
        permissions.installed(() -> List.of(module("parcels", PARCELS)));
        Identity admin = builtIn("admin");
        assertThat(roles.holds(admin, "parcel.open", Scope.TEAM)).isTrue();
        assertThat(roles.holds(admin, "parcel.open", Scope.ALL)).isFalse();
        assertThat(roles.isGrantable(admin, role("x", Map.of("parcel.open", "all")))).isFalse();
        assertThat(roles.isGrantable(admin, role("x", Map.of("gone.with_its_module", "all")))).isTrue();
        assertThat(roles.isGrantable(builtIn("manager"), role("x", Map.of("gone.with_its_module", "all")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "org.settings,              true,  false, false, false",
        "users.invite,              true,  true,  false, false",
        "teams.manage,              true,  true,  false, false",
        "business_hours.manage,     true,  true,  false, false",
        "roles.manage,              true,  false, false, false",
        "audit.read,                true,  false, false, false",
        "export.org,                true,  false, false, false",
        "note.write,                true,  true,  true,  false",
        "optout.override,           false, false, false, false",
        "platform.operate,          false, false, false, false",
    })
    void rolesHoldWhatTheMatrixSays(String permission, boolean admin, boolean manager, boolean agent, boolean viewer) {
        assertThat(roles.held("admin", false).keySet().contains(permission)).as("admin").isEqualTo(admin);
        assertThat(roles.held("manager", false).keySet().contains(permission)).as("manager").isEqualTo(manager);
        assertThat(roles.held("agent", false).keySet().contains(permission)).as("agent").isEqualTo(agent);
        assertThat(roles.held("viewer", false).keySet().contains(permission)).as("viewer").isEqualTo(viewer);
    }

    @Test
    void onlyTheOwnerMayDeleteTheOrganization() {
        assertThat(roles.held("admin", false).keySet()).doesNotContain("org.delete");
        assertThat(roles.held("admin", true).keySet()).contains("org.delete");
        assertThat(roles.held("viewer", true).keySet()).doesNotContain("org.delete");
    }

    @Test
    void higherRolesHoldWhatLowerOnesDo() {
        assertThat(roles.held("admin", false).keySet()).containsAll(roles.held("manager", false).keySet());
        assertThat(roles.held("manager", false).keySet()).containsAll(roles.held("agent", false).keySet());
    }

    @Test
    void whatAModuleDeclaresIsHeldWhileItRuns() {
        assertThat(roles.held("agent", false)).containsEntry("note.write", Scope.TEAM);
        permissions.running(List::of);
        assertThat(roles.held("agent", false)).doesNotContainKey("note.write");
    }

    @Test
    void aModuleGivesNobodyWhatIsThePlatforms() {
        assertThat(roles.held("viewer", false)).doesNotContainKey("roles.manage");
        assertThat(permissions.find("roles.manage")).hasValueSatisfying(kept -> assertThat(kept).isNotEqualTo(TAKEN));
    }

    @Test
    void theLogoAloneIsWhatBrandingGives() {
        assertThat(permissions.find("org.branding")).hasValueSatisfying(
                logo -> assertThat(logo.words()).isEqualTo("change the organization's logo"));
    }

    @Test
    void aManagerInvitesAndChangesWithinTheirTeamsAndDeletesNobody() {
        assertThat(roles.held("manager", false))
                .containsEntry("users.invite", Scope.TEAM)
                .containsEntry("users.edit_role", Scope.TEAM)
                .containsEntry("users.deactivate", Scope.TEAM)
                .doesNotContainKey("users.erase");
    }

    @Test
    void thereIsNoOtherRole() {
        assertThatThrownBy(() -> roles.held("root", false).keySet()).isInstanceOf(IllegalArgumentException.class);
    }
}
