// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.account.KnownRole;
import io.switchboard.foundation.internal.account.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds the role that somebody has chosen for somebody. */
final class RoleChoices {
    private RoleChoices() {}

    /** @throws InvalidInput when the organization has no such role */
    static KnownRole require(Connection connection, Roles roles, OrganizationId organization, String key)
            throws SQLException {
        Optional<KnownRole> role = roles.find(connection, organization, key);
        if (role.isEmpty()) {
            throw new InvalidInput(
                    "role",
                    "role.unknown",
                    "There is no such role; choose one of " + String.join(", ", Roles.KEYS) + ", or one of your organization's own.");
        }
        return role.get();
    }
}
