// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Invitations.InvitationId;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of invitations. */
final class InvitationRows {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final String INVITATIONS =
            """
            select i.organization_id, i.id, i.email, i.role, i.state, i.sent_count, i.sent_at, i.expires_at,
                   o.name as organization, o.locale, o.status in ('active', 'restricted') as open, b.name as invited_by,
                   r.name as own_role, r.description as own_meaning, i.team_id, t.name as team,
                   (select m.failure from foundation.mail_message m
                    where m.organization_id = i.organization_id and lower(m.recipient) = lower(i.email) and m.template = 'invitation'
                    order by m.id desc limit 1) is not null as returned
            from foundation.invitation i
            join foundation.organization o on o.id = i.organization_id
            join foundation.app_user b on b.id = i.invited_by
            left join foundation.role r on r.organization_id = i.organization_id
                 and r.id = case when length(i.role) = 36 then i.role::uuid end
            left join foundation.team t on t.organization_id = i.organization_id and t.id = i.team_id
            """;

    private final Clock clock;

    /** An invitation as stored. */
    record Row(
            OrganizationId organizationId,
            InvitationId id,
            String email,
            String role,
            String state,
            int sentCount,
            Instant sentAt,
            Instant expiresAt,
            String organization,
            String locale,
            boolean isOrganizationOpen,
            String invitedBy,
            @Nullable String ownRole,
            @Nullable String ownMeaning,
            @Nullable TeamId teamId,
            @Nullable String team,
            boolean isReturned) {

        String roleName() {
            return ownRole == null ? Roles.name(role) : ownRole;
        }

        String roleMeaning() {
            return ownRole == null ? Roles.meaning(role) : Objects.requireNonNullElse(ownMeaning, "");
        }

        /** What the mail says of an organization's own role in the organization's words. */
        List<String> ownWords() {
            if (ownRole == null) {
                return List.of();
            }
            return roleMeaning().isEmpty() ? List.of(ownRole) : List.of(ownRole, roleMeaning());
        }

        /** What the mail says of the role in words that it knows itself. */
        List<String> roleTerms() {
            if (ownRole == null) {
                return List.of("role." + role, "role." + role + ".meaning");
            }
            return roleMeaning().isEmpty() ? List.of("role.own.meaning") : List.of();
        }
    }

    InvitationRows(Clock clock) {
        this.clock = clock;
    }

    List<Row> pending(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.list(
                connection,
                INVITATIONS + " where i.organization_id = ? and i.state = 'pending' order by i.sent_at desc, i.id desc",
                InvitationRows::row,
                organization.value());
    }

    Optional<Row> pending(Connection connection, OrganizationId organization, InvitationId id) throws SQLException {
        return Sql.first(
                connection,
                INVITATIONS + " where i.organization_id = ? and i.id = ? and i.state = 'pending' for update of i",
                InvitationRows::row,
                organization.value(),
                id.value());
    }

    Optional<Row> pending(Connection connection, OrganizationId organization, String email) throws SQLException {
        return Sql.first(
                connection,
                INVITATIONS + " where i.organization_id = ? and lower(i.email) = ? and i.state = 'pending' for update of i",
                InvitationRows::row,
                organization.value(),
                email);
    }

    Optional<Row> byToken(Connection connection, String token) throws SQLException {
        return Sql.first(
                connection, INVITATIONS + " where i.token_hash = ?", InvitationRows::row, (Object) SecretToken.hash(token));
    }

    InvitationId insert(
            Connection connection,
            OrganizationId organization,
            String email,
            String role,
            @Nullable TeamId team,
            SecretToken token,
            UserId by)
            throws SQLException {
        InvitationId id = new InvitationId(Ids.next());
        Instant now = clock.instant();
        Sql.update(
                connection,
                """
                insert into foundation.invitation
                    (organization_id, id, email, role, team_id, token_hash, invited_by, created_at, sent_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                organization.value(),
                id.value(),
                email,
                role,
                team == null ? null : team.value(),
                token.hash(),
                by.value(),
                now,
                now,
                now.plus(LIFE));
        return id;
    }

    /** A new link, and from then on the old one is worth nothing. */
    void renew(
            Connection connection, Row row, String role, @Nullable TeamId team, SecretToken token, UserId by)
            throws SQLException {
        Instant now = clock.instant();
        Sql.update(
                connection,
                """
                update foundation.invitation
                set token_hash = ?, role = ?, team_id = ?, invited_by = ?, sent_count = sent_count + 1, sent_at = ?, expires_at = ?
                where organization_id = ? and id = ?
                """,
                token.hash(),
                role,
                team == null ? null : team.value(),
                by.value(),
                now,
                now.plus(LIFE),
                row.organizationId().value(),
                row.id().value());
    }

    void revoke(Connection connection, Row row) throws SQLException {
        Sql.update(
                connection,
                "update foundation.invitation set state = 'revoked', settled_at = ? where organization_id = ? and id = ?",
                clock.instant(),
                row.organizationId().value(),
                row.id().value());
    }

    /** Of somebody who may not speak for the organization any more, or not as loud. */
    void revokeBy(Connection connection, OrganizationId organization, UserId inviter) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.invitation set state = 'revoked', settled_at = ?
                where organization_id = ? and invited_by = ? and state = 'pending'
                """,
                clock.instant(),
                organization.value(),
                inviter.value());
    }

    void revokeTo(Connection connection, OrganizationId organization, String email) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.invitation set state = 'revoked', settled_at = ?
                where organization_id = ? and lower(email) = lower(?) and state = 'pending'
                """,
                clock.instant(),
                organization.value(),
                email);
    }

    int sentSince(Connection connection, OrganizationId organization, Instant since) throws SQLException {
        return Sql.first(
                        connection,
                        """
                        select coalesce(sum(sent_count), 0) as n from foundation.invitation
                        where organization_id = ? and sent_at > ?
                        """,
                        row -> row.getInt("n"),
                        organization.value(),
                        since)
                .orElseThrow();
    }

    void accepted(Connection connection, Row row, UserId by) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.invitation set state = 'accepted', accepted_by = ?, settled_at = ?
                where organization_id = ? and id = ? and state = 'pending'
                """,
                by.value(),
                clock.instant(),
                row.organizationId().value(),
                row.id().value());
    }

    private static @Nullable TeamId teamId(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        return team == null ? null : new TeamId(team);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OrganizationId(Sql.uuid(row, "organization_id")),
                new InvitationId(Sql.uuid(row, "id")),
                row.getString("email"),
                row.getString("role"),
                row.getString("state"),
                row.getInt("sent_count"),
                Sql.instant(row, "sent_at"),
                Sql.instant(row, "expires_at"),
                row.getString("organization"),
                row.getString("locale"),
                row.getBoolean("open"),
                row.getString("invited_by"),
                row.getString("own_role"),
                row.getString("own_meaning"),
                teamId(row),
                row.getString("team"),
                row.getBoolean("returned"));
    }
}
