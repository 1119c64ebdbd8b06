// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.switchboard.api.problem.PermissionMissing;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private final OrganizationId organization = new OrganizationId(Ids.next());

    @Test
    void holdsAPermissionOverWhatItsScopeSays() {
        Caller agent = new Caller(
                organization, new UserId(Ids.next()), "Bruno", Map.of("conversation.reply", Scope.TEAM), Set.of());

        assertThat(agent.may("conversation.reply")).isTrue();
        assertThat(agent.require("conversation.reply")).isEqualTo(Scope.TEAM);
        assertThatExceptionOfType(PermissionMissing.class)
                .isThrownBy(() -> agent.require("customer.delete"))
                .withMessageContaining("customer.delete");
    }

    @Test
    void theSystemHoldsEverythingOverEverything() {
        assertThat(Caller.system(organization).require("customer.delete")).isEqualTo(Scope.ALL);
    }

    @Test
    void aWiderScopeIncludesANarrowerOne() {
        assertThat(Scope.ALL.includes(Scope.TEAM)).isTrue();
        assertThat(Scope.TEAM.includes(Scope.TEAM)).isTrue();
        assertThat(Scope.OWN.includes(Scope.TEAM)).isFalse();
    }
}
