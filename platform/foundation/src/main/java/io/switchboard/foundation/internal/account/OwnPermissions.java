// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.module.Permission;
import io.switchboard.kernel.module.DeclaredPermission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The permissions that the platform itself asks for, declared as modules declare theirs. */
@Permission(name = "org.settings", words = "change the organization's settings", group = "Organization")
@Permission(name = "org.branding", words = "change the organization's logo", group = "Organization")
@Permission(name = "business_hours.manage", words = "change business hours", group = "Business hours", manager = "all")
@Permission(name = "bundles.enable", words = "switch modules on and off", group = "Modules")
@Permission(name = "export.org", words = "export everything that the organization has", group = "Export")
@Permission(name = "org.delete", words = "close the organization", group = "Organization", scopes = "", admin = "owner")
@Permission(name = "users.invite", words = "invite people", group = "People", scopes = "team all", manager = "team")
@Permission(name = "users.edit_role", words = "change people's roles", group = "People", scopes = "team all", manager = "team")
@Permission(name = "users.deactivate", words = "deactivate people and let them back in", group = "People", scopes = "team all", manager = "team")
@Permission(name = "users.erase", words = "delete people for good", group = "People")
@Permission(name = "teams.manage", words = "make teams and say who is in them", group = "Teams", manager = "all")
@Permission(name = "roles.manage", words = "make roles and say what they may", group = "Roles")
@Permission(name = "security.policy", words = "say who needs a second factor", group = "Security")
@Permission(name = "audit.read", words = "read the audit log", group = "Audit log")
@Permission(name = "api_keys.manage", words = "make and revoke API keys", group = "API keys")
@Permission(name = "report.view", words = "see the figures", group = "Figures", scopes = "own all", manager = "all", agent = "own", viewer = "all")
@Permission(name = "webhooks.manage", words = "change webhooks", group = "Webhooks")
public final class OwnPermissions {
    private OwnPermissions() {}

    public static List<DeclaredPermission> all() {
        return Arrays.stream(OwnPermissions.class.getAnnotationsByType(Permission.class))
                .map(OwnPermissions::declared)
                .toList();
    }

    private static DeclaredPermission declared(Permission permission) {
        Map<String, String> roles = new HashMap<>();
        roles.put(Roles.ADMIN, permission.admin());
        roles.put("manager", permission.manager());
        roles.put("agent", permission.agent());
        roles.put("viewer", permission.viewer());
        roles.values().removeIf(String::isEmpty);
        return DeclaredPermission.of(
                permission.name(), permission.words(), permission.group(), permission.scopes(), roles);
    }
}
