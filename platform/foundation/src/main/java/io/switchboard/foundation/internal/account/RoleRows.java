// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of roles that organizations have made. One statement reads any number of them. */
public final class RoleRows {
    private static final String ROLES =
            """
            select r.id, r.name, r.description, r.version,
                   array(select rp.permission || ' ' || rp.scope from foundation.role_permission rp
                         where rp.organization_id = r.organization_id and rp.role_id = r.id) as granted
            from foundation.role r
            where r.organization_id = ?
            """;

    public List<KnownRole> list(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.list(connection, ROLES + " order by lower(r.name), r.id", RoleRows::role, organization.value());
    }

    public Optional<KnownRole> find(Connection connection, OrganizationId organization, UUID role) throws SQLException {
        return Sql.first(connection, ROLES + " and r.id = ?", RoleRows::role, organization.value(), role);
    }

    Optional<String> name(Connection connection, OrganizationId organization, UUID role) throws SQLException {
        return Sql.first(
                connection,
                "select name from foundation.role where organization_id = ? and id = ?",
                row -> row.getString("name"),
                organization.value(),
                role);
    }

    public void insert(Connection connection, OrganizationId organization, KnownRole role, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.role (organization_id, id, name, description, version, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                organization.value(),
                UUID.fromString(role.key()),
                role.name(),
                role.meaning(),
                role.version(),
                now,
                now);
        grant(connection, organization, role);
    }

    public void update(Connection connection, OrganizationId organization, KnownRole role, Instant now)
            throws SQLException {
        UUID id = UUID.fromString(role.key());
        Sql.update(
                connection,
                """
                update foundation.role set name = ?, description = ?, version = ?, updated_at = ?
                where organization_id = ? and id = ?
                """,
                role.name(),
                role.meaning(),
                role.version(),
                now,
                organization.value(),
                id);
        Sql.update(
                connection,
                "delete from foundation.role_permission where organization_id = ? and role_id = ?",
                organization.value(),
                id);
        grant(connection, organization, role);
    }

    public void delete(Connection connection, OrganizationId organization, KnownRole role) throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.two_factor_role where organization_id = ? and role = ?",
                organization.value(),
                role.key());
        Sql.update(
                connection,
                "delete from foundation.role where organization_id = ? and id = ?",
                organization.value(),
                UUID.fromString(role.key()));
    }

    /** How many active members each role has, by its key; none for one that nobody has. */
    public Map<String, Integer> people(Connection connection, OrganizationId organization) throws SQLException {
        Map<String, Integer> people = new HashMap<>();
        Sql.list(
                connection,
                """
                select m.role, count(*) as n from foundation.membership m
                join foundation.app_user u on u.id = m.user_id and u.status = 'active'
                where m.organization_id = ? and m.state = 'active' group by m.role
                """,
                row -> people.put(row.getString("role"), row.getInt("n")),
                organization.value());
        return people;
    }

    /** Members, deactivated ones too, and open invitations that have the role. */
    public int uses(Connection connection, OrganizationId organization, KnownRole role) throws SQLException {
        return Sql.first(
                        connection,
                        """
                        select (select count(*) from foundation.membership m
                                where m.organization_id = ? and m.role = ?)
                             + (select count(*) from foundation.invitation i
                                where i.organization_id = ? and i.role = ? and i.state = 'pending') as n
                        """,
                        row -> row.getInt("n"),
                        organization.value(),
                        role.key(),
                        organization.value(),
                        role.key())
                .orElseThrow();
    }

    /** What members with the role have offered and nobody has accepted yet. */
    public List<Offered> offeredBy(Connection connection, OrganizationId organization, KnownRole role)
            throws SQLException {
        return Sql.list(
                connection,
                """
                select i.id, i.email, i.role, i.invited_by from foundation.invitation i
                join foundation.membership m on m.organization_id = i.organization_id and m.user_id = i.invited_by
                where i.organization_id = ? and i.state = 'pending' and m.role = ?
                order by i.id for update of i
                """,
                row -> new Offered(
                        Sql.uuid(row, "id"),
                        row.getString("email"),
                        row.getString("role"),
                        new UserId(Sql.uuid(row, "invited_by"))),
                organization.value(),
                role.key());
    }

    public void revoke(Connection connection, OrganizationId organization, Offered offered, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "update foundation.invitation set state = 'revoked', settled_at = ? where organization_id = ? and id = ?",
                now,
                organization.value(),
                offered.invitation());
    }

    /** A role that somebody who was invited can have. */
    public record Offered(UUID invitation, String email, String role, UserId by) {}

    private static void grant(Connection connection, OrganizationId organization, KnownRole role) throws SQLException {
        for (Map.Entry<String, String> held : role.scopes().entrySet()) {
            Sql.update(
                    connection,
                    """
                    insert into foundation.role_permission (organization_id, role_id, permission, scope)
                    values (?, ?, ?, ?)
                    """,
                    organization.value(),
                    UUID.fromString(role.key()),
                    held.getKey(),
                    held.getValue());
        }
    }

    private static KnownRole role(ResultSet row) throws SQLException {
        return new KnownRole(
                Sql.uuid(row, "id").toString(),
                row.getString("name"),
                row.getString("description"),
                granted(row),
                row.getInt("version"));
    }

    /** The column {@code granted}: each permission with its scope behind a space. */
    static Map<String, String> granted(ResultSet row) throws SQLException {
        Map<String, String> granted = new HashMap<>();
        for (String text : (String[]) row.getArray("granted").getArray()) {
            String[] parts = text.split(" ", 2);
            granted.put(parts[0], parts[1]);
        }
        return granted;
    }
}
