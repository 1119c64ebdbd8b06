// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnPagesTest {
    private final Identity reader = identity(Map.of("audit.read", Scope.ALL));
    private final Identity nobody = identity(Map.of());

    @Test
    void aPageOpensWithItsPermissionOnly() {
        for (String audit : List.of("audit", "audit.xhtml")) {
            assertThatCode(() -> OwnPages.require(reader, List.of("settings", audit))).doesNotThrowAnyException();
            assertThatThrownBy(() -> OwnPages.require(nobody, List.of("settings", audit)))
                    .isInstanceOf(PermissionMissing.class)
                    .hasMessageContaining("audit.read");
        }
        assertThatThrownBy(() -> OwnPages.require(reader, List.of("settings", "organization", "hours"))).isInstanceOf(PermissionMissing.class);
        assertThatCode(() -> OwnPages.require(nobody, List.of("settings", "people"))).doesNotThrowAnyException();
    }

    @Test
    void aPageThatIsNotListedIsNotThere() {
        assertThatThrownBy(() -> OwnPages.require(reader, List.of("settings", "secret"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> OwnPages.require(reader, List.of("settings", "audit", "more"))).isInstanceOf(NotFound.class);
    }

    @Test
    void otherPlacesAskForThemselves() {
        for (List<String> address : List.of(List.of("home"), List.of("settings"), List.of("m", "settings", "audit"), List.<String>of())) {
            assertThatCode(() -> OwnPages.require(nobody, address)).doesNotThrowAnyException();
        }
    }

    private static Identity identity(Map<String, Scope> scopes) {
        return new Identity(
                new UserId(Ids.next()), "a@b.example", "Ana", new OrganizationId(Ids.next()), "Shop", "agent", scopes, Set.of(), null);
    }
}
