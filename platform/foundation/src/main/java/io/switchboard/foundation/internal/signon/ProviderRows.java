// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of organizations' providers. */
final class ProviderRows {
    private static final String PROVIDERS =
            """
            select o.id, o.slug, o.name, x.issuer, x.client_id, x.sealed_secret, x.domains, x.newcomer_role,
                   x.is_on, x.is_required, x.is_second_factor_trusted
            from foundation.single_sign_on x join foundation.organization o on o.id = x.organization_id
            """;

    private static final String OPEN = " and x.is_on and o.status in ('active', 'restricted', 'closing')";

    private final Clock clock;

    ProviderRows(Clock clock) {
        this.clock = clock;
    }

    /** A provider as stored. */
    record Row(
            OrganizationId organization,
            String slug,
            String name,
            String issuer,
            String clientId,
            byte[] sealedSecret,
            List<String> domains,
            @Nullable String newcomerRole,
            boolean isOn,
            boolean isRequired,
            boolean isSecondFactorTrusted) {

        boolean speaksFor(String email) {
            return domains.contains(domain(email));
        }
    }

    static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    Optional<Row> find(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(connection, PROVIDERS + " where o.id = ?", ProviderRows::row, organization.value());
    }

    /** One that lets people in. */
    Optional<Row> open(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(connection, PROVIDERS + " where o.id = ?" + OPEN, ProviderRows::row, organization.value());
    }

    /** As {@link #open}; nobody changes it until the transaction ends. */
    Optional<Row> held(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                connection, PROVIDERS + " where o.id = ?" + OPEN + " for share of x", ProviderRows::row, organization.value());
    }

    Optional<Row> open(Connection connection, String slug) throws SQLException {
        return Sql.first(connection, PROVIDERS + " where o.slug = ?" + OPEN, ProviderRows::row, slug);
    }

    /**
     * The one that this address leads to. Anybody can name any domain as theirs, so a name alone leads nobody away:
     * only to where they are a member or invited.
     */
    Optional<Row> of(Connection connection, String email) throws SQLException {
        Instant now = clock.instant();
        return Sql.first(
                connection,
                PROVIDERS
                        + """
                         left join (foundation.membership m join foundation.app_user u
                                    on u.id = m.user_id and u.status = 'active' and lower(u.email) = ?)
                             on m.organization_id = o.id and m.state = 'active'
                         where ? = any (x.domains)
                           and (m.user_id is not null or exists (select from foundation.invitation i
                               where i.organization_id = o.id and lower(i.email) = ? and i.state = 'pending' and i.expires_at > ?))
                        """
                        + OPEN + " order by m.joined_at nulls last, o.id limit 1",
                ProviderRows::row,
                email,
                domain(email),
                email,
                now);
    }

    Optional<String> slugOfInvitation(Connection connection, byte[] tokenHash) throws SQLException {
        return Sql.first(
                connection,
                PROVIDERS
                        + """
                         join foundation.invitation i on i.organization_id = o.id
                         where i.token_hash = ? and i.state = 'pending' and i.expires_at > ?
                        """
                        + OPEN,
                row -> row.getString("slug"),
                tokenHash,
                clock.instant());
    }

    Optional<String> slug(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                connection,
                "select slug from foundation.organization where id = ?",
                row -> row.getString("slug"),
                organization.value());
    }

    void store(Connection connection, Row row) throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.single_sign_on as x
                    (organization_id, issuer, client_id, sealed_secret, domains, newcomer_role, is_on, is_required,
                     is_second_factor_trusted, updated_at)
                values (?, ?, ?, ?, string_to_array(?, ' '), ?, ?, ?, ?, ?)
                on conflict (organization_id) do update
                set issuer = excluded.issuer, client_id = excluded.client_id, sealed_secret = excluded.sealed_secret,
                    domains = excluded.domains, newcomer_role = excluded.newcomer_role, is_on = excluded.is_on,
                    is_required = excluded.is_required,
                    is_second_factor_trusted = excluded.is_second_factor_trusted, updated_at = excluded.updated_at
                """,
                row.organization().value(),
                row.issuer(),
                row.clientId(),
                row.sealedSecret(),
                String.join(" ", row.domains()),
                row.newcomerRole(),
                row.isOn(),
                row.isRequired(),
                row.isSecondFactorTrusted(),
                clock.instant());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OrganizationId(Sql.uuid(row, "id")),
                row.getString("slug"),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getBytes("sealed_secret"),
                List.of((String[]) row.getArray("domains").getArray()),
                row.getString("newcomer_role"),
                row.getBoolean("is_on"),
                row.getBoolean("is_required"),
                row.getBoolean("is_second_factor_trusted"));
    }
}
