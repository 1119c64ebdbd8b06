// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final UUID SELF = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID TEAM = new UUID(2, 1);
    private static final UUID OTHER_TEAM = new UUID(2, 2);

    @Test
    void overEverythingEachIsReached() {
        Caller caller = caller(Map.of(Reach.EDIT, Scope.ALL));
        assertThat(Reach.mayEdit(caller, OTHER, OTHER_TEAM)).isTrue();
    }

    @Test
    void overTheTeamsTheirsTheirOwnAndThoseOfNobody() {
        Caller caller = caller(Map.of(Reach.EDIT, Scope.TEAM));
        assertThat(Reach.mayEdit(caller, null, TEAM)).isTrue();
        assertThat(Reach.mayEdit(caller, OTHER, TEAM)).isTrue();
        assertThat(Reach.mayEdit(caller, SELF, OTHER_TEAM)).isTrue();
        assertThat(Reach.mayEdit(caller, null, null)).isTrue();
        assertThat(Reach.mayEdit(caller, OTHER, null)).isFalse();
        assertThat(Reach.mayEdit(caller, null, OTHER_TEAM)).isFalse();
    }

    @Test
    void overTheirOwnNothingElse() {
        Caller caller = caller(Map.of(Reach.EDIT, Scope.OWN));
        assertThat(Reach.mayEdit(caller, SELF, null)).isTrue();
        assertThat(Reach.mayEdit(caller, null, TEAM)).isFalse();
        assertThat(Reach.mayEdit(caller, null, null)).isFalse();
        assertThat(Reach.mayEdit(caller(Map.of()), SELF, TEAM)).isFalse();
    }

    @Test
    void whoSeesNumbersMaskedFindsThemWholeOnly() {
        assertThat(Mask.of("+351912004318")).isEqualTo("•••18");
        assertThat(Mask.of("rui.alves@shop.example")).isEqualTo("r•••@shop.example");
        assertThat(Mask.name("+351 912 004 318")).isEqualTo("•••18");
        assertThat(Mask.name("Rui Alves")).isEqualTo("Rui Alves");
        assertThat(CustomerText.masked("+351 912 004 318").number()).isEqualTo("%351912004318");
        assertThat(CustomerText.masked("912").number()).isEmpty();
        assertThat(CustomerText.masked("rui").value()).isEmpty();
    }

    private static Caller caller(Map<String, Scope> scopes) {
        return new Caller(new OrganizationId(new UUID(9, 9)), new UserId(SELF), "Ana", scopes, Set.of(new TeamId(TEAM)));
    }
}
