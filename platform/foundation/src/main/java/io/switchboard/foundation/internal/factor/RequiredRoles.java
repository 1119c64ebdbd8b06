// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** The rows of roles that need a second factor. */
public final class RequiredRoles {

    public Set<String> of(Connection connection, OrganizationId organization) throws SQLException {
        return new TreeSet<>(Sql.list(
                connection,
                "select role from foundation.two_factor_role where organization_id = ?",
                row -> row.getString("role"),
                organization.value()));
    }

    boolean isNeededBy(Connection connection, Identity identity) throws SQLException {
        return identity.organization() != null && of(connection, identity.organization()).contains(identity.role());
    }

    public void add(Connection connection, OrganizationId organization, String role) throws SQLException {
        Sql.update(
                connection,
                "insert into foundation.two_factor_role (organization_id, role) values (?, ?)",
                organization.value(),
                role);
    }

    void replace(Connection connection, OrganizationId organization, Set<String> roles) throws SQLException {
        Sql.update(connection, "delete from foundation.two_factor_role where organization_id = ?", organization.value());
        for (String role : roles) {
            add(connection, organization, role);
        }
    }
}
