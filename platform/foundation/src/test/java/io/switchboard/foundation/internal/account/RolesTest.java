// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
    private final Roles roles = Roles.load();

    @ParameterizedTest
    @CsvSource({
        "org.settings,              true,  false, false, false",
        "billing.view,              true,  true,  false, false",
        "billing.manage,            true,  false, false, false",
        "users.invite,              true,  true,  false, false",
        "channels.manage,           true,  false, false, false",
        "channels.view_health,      true,  true,  true,  false",
        "conversation.read,         true,  true,  true,  true",
        "conversation.reply,        true,  true,  true,  false",
        "conversation.assign,       true,  true,  true,  false",
        "conversation.delete,       true,  true,  false, false",
        "note.write,                true,  true,  true,  false",
        "label.manage,              true,  true,  false, false",
        "customer.read,             true,  true,  true,  true",
        "customer.create,           true,  true,  true,  false",
        "customer.merge,            true,  true,  false, false",
        "customer.sensitive,        true,  true,  true,  false",
        "deal.edit,                 true,  true,  true,  false",
        "pipeline.manage,           true,  true,  false, false",
        "ticket.delete,             true,  true,  false, false",
        "campaign.approve_and_start, true, true,  false, false",
        "campaign.view,             true,  true,  true,  true",
        "report.view,               true,  true,  true,  true",
        "optout.override,           false, false, false, false",
        "platform.operate,          false, false, false, false",
    })
    void rolesHoldWhatTheMatrixSays(String permission, boolean admin, boolean manager, boolean agent, boolean viewer) {
        assertThat(roles.permissions("admin", false).contains(permission)).as("admin").isEqualTo(admin);
        assertThat(roles.permissions("manager", false).contains(permission)).as("manager").isEqualTo(manager);
        assertThat(roles.permissions("agent", false).contains(permission)).as("agent").isEqualTo(agent);
        assertThat(roles.permissions("viewer", false).contains(permission)).as("viewer").isEqualTo(viewer);
    }

    @Test
    void onlyTheOwnerMayDeleteTheOrganization() {
        assertThat(roles.permissions("admin", false)).doesNotContain("org.delete");
        assertThat(roles.permissions("admin", true)).contains("org.delete");
        assertThat(roles.permissions("viewer", true)).doesNotContain("org.delete");
    }

    @Test
    void higherRolesHoldWhatLowerOnesDo() {
        assertThat(roles.permissions("admin", false)).containsAll(roles.permissions("manager", false));
        assertThat(roles.permissions("manager", false)).containsAll(roles.permissions("agent", false));
    }

    @Test
    void thereIsNoOtherRole() {
        assertThatThrownBy(() -> roles.permissions("root", false)).isInstanceOf(IllegalArgumentException.class);
    }
}
