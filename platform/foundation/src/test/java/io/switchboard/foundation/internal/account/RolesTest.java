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
    void thereIsNoOtherRole() {
        assertThatThrownBy(() -> roles.held("root", false).keySet()).isInstanceOf(IllegalArgumentException.class);
    }
}
