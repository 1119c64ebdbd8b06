// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.page.PermissionChoices.Item;
import io.switchboard.portal.internal.page.PermissionChoices.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionChoicesTest {
    private static final List<DeclaredPermission> DECLARED = List.of(
            DeclaredPermission.of("deal.read", "read deals", "Deals", "own team all", Map.of()),
            DeclaredPermission.of("deal.delete", "delete deals", "Deals", "all", Map.of()),
            DeclaredPermission.of("org.delete", "close the organization", "Organization", "", Map.of()),
            DeclaredPermission.of("note.write", "write notes", "Notes", "all", Map.of()));

    @Test
    void onlyWhatSomebodyCanGiveIsOfferedAndWhatTheRoleHasAlready() {
        List<PermissionChoices> groups =
                PermissionChoices.of(DECLARED, actor(Map.of("deal.read", Scope.TEAM)), Map.of("note.write", "all"));

        assertThat(groups).extracting(PermissionChoices::title).containsExactly("Deals", "Notes");
        assertThat(groups.get(0).items()).extracting(Item::words).containsExactly("Read deals");
        assertThat(groups.get(0).items().get(0).options())
                .containsExactly(
                        new Option("", "No", true),
                        new Option("deal.read own", "Their own", false),
                        new Option("deal.read team", "Their teams", false));
        assertThat(groups.get(1).items().get(0).options())
                .containsExactly(new Option("", "No", false), new Option("note.write all", "Yes", true));
    }

    private static Identity actor(Map<String, Scope> scopes) {
        return new Identity(
                new UserId(Ids.next()), "ana@example.org", "Ana", new OrganizationId(Ids.next()), "Lumen", "own", scopes, Set.of(), null);
    }
}
