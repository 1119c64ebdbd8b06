// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.kernel.module.DeclaredPermission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermissionGroupTest {
    private static final List<DeclaredPermission> DECLARED = List.of(
            declared("conversation.read", "Conversations"),
            declared("message.delete_for_everyone", "Messages"),
            declared("customer.read", "Customers"),
            declared("customer.create", "Customers"));

    private static DeclaredPermission declared(String name, String group) {
        return DeclaredPermission.of(name, "do it", group, "all", Map.of());
    }

    @Test
    void permissionsStandUnderWhatTheyConcernInWords() {
        List<PermissionGroup> groups =
                PermissionGroup.of(DECLARED, List.of("customer.read", "message.delete_for_everyone", "customer.create", "warehouse.count_stock"));
        assertThat(groups).extracting(PermissionGroup::title).containsExactly("Messages", "Customers", "Warehouse");
        assertThat(groups.get(1).items()).extracting(PermissionGroup.Item::words).containsExactly("Create", "Read");
        assertThat(groups.get(0).items()).extracting(PermissionGroup.Item::words).containsExactly("Delete for everyone");
    }

    @Test
    void whatOnlyAPersonDoesIsNotOffered() {
        assertThat(PermissionGroup.of(DECLARED, List.of("users.invite", "roles.manage", "api_keys.manage"))).isEmpty();
    }

    @Test
    void aKeySaysInOneLineWhatItMay() {
        assertThat(PermissionGroup.line(DECLARED, List.of("customer.read", "customer.create", "conversation.read")))
                .isEqualTo("Conversations: read; Customers: create, read");
    }
}
