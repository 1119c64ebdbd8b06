// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.PersonRules;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.people.InvitationRows.Row;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.work.MemberWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Those for whom their organization's provider vouches, and who are no members yet. */
public final class Newcomers {
    private final AccountStore accounts;
    private final AuditTrail audit;
    private final SeatCount seats;
    private final InvitationRows invitations;
    private final MemberRows members;
    private final Leaving leaving;
    private final Clock clock;

    public Newcomers(
            AccountStore accounts,
            AuditTrail audit,
            Function<OrganizationId, Map<String, Long>> limits,
            Supplier<MemberWork> work,
            Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.seats = new SeatCount(limits);
        this.invitations = new InvitationRows(clock);
        this.members = new MemberRows(clock);
        this.leaving = new Leaving(members, work);
        this.clock = clock;
    }

    /** What somebody with an account is to an organization. */
    public enum Standing {
        MEMBER,
        INVITED,
        STRANGER
    }

    /** A name that the provider gave, or what stands before the @ where that can be no name. */
    public static String name(String given, String email) {
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "name", given, "");
        return errors.isEmpty() ? given : email.substring(0, email.indexOf('@'));
    }

    /** Makes everybody else who takes a seat there wait until this transaction ends. */
    public void lock(Connection connection, OrganizationId organization) throws SQLException {
        seats.lock(connection, organization);
    }

    public Standing standing(Connection connection, OrganizationId organization, UserId user, String email)
            throws SQLException {
        if (isOperator(connection, user)) {
            return Standing.STRANGER;
        }
        Optional<MemberRows.Row> member = members.find(connection, organization, user);
        if (member.isPresent() && member.get().isActive()) {
            return Standing.MEMBER;
        }
        Instant left = member.map(MemberRows.Row::deactivatedAt).orElse(null);
        boolean isInvited = invitation(connection, organization, email)
                // Whoever was let go needs an invitation that knows of it.
                .filter(row -> left == null || row.sentAt().isAfter(left))
                .isPresent();
        return isInvited ? Standing.INVITED : Standing.STRANGER;
    }

    /** The operator belongs to no organization, and no provider vouches for them. */
    private static boolean isOperator(Connection connection, UserId user) throws SQLException {
        return Sql.first(
                        connection,
                        "select from foundation.app_user where id = ? and platform_role is not null",
                        row -> true,
                        user.value())
                .isPresent();
    }

    public boolean isInvited(Connection connection, OrganizationId organization, String email) throws SQLException {
        return invitation(connection, organization, email).isPresent();
    }

    private Optional<Row> invitation(Connection connection, OrganizationId organization, String email)
            throws SQLException {
        return invitations.pending(connection, organization, email)
                .filter(row -> row.isOrganizationOpen() && row.expiresAt().isAfter(clock.instant()));
    }

    /** Whether their account opens, or has opened, another organization. */
    public boolean worksElsewhere(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        return Sql.first(
                        connection,
                        "select from foundation.membership where user_id = ? and organization_id <> ? limit 1",
                        row -> true,
                        user.value(),
                        organization.value())
                .isPresent();
    }

    /**
     * Makes a member by their invitation, or without one by the role for newcomers; call it under {@link #lock}.
     *
     * @param role of those who were not invited
     * @throws Refusal 402 {@code gate.limit_reached}
     */
    public void join(
            Connection connection, OrganizationId organization, UserId user, String email, @Nullable String role)
            throws SQLException {
        Optional<Row> invited = invitation(connection, organization, email);
        if (invited.isPresent()) {
            seats.requireForAccepted(connection, organization);
        } else {
            seats.requireFree(connection, organization, clock.instant());
        }
        String given = invited.map(Row::role).orElse(role);
        if (given == null) {
            throw new Refusal(403, "sign_on.not_a_member", "This invitation was taken back; ask for a new one.");
        }
        boolean wasHere = members.find(connection, organization, user).isPresent();
        members.join(connection, organization, user, given);
        TeamId team = invited.map(Row::teamId).orElse(null);
        if (team != null) {
            members.joinTeam(connection, organization, user, team);
        }
        if (wasHere) {
            leaving.comeBack(organization, user);
        }
        if (invited.isPresent()) {
            invitations.accepted(connection, invited.get(), user);
        }
        Identity joined = accounts.identity(connection, user, organization)
                .orElseThrow(() -> new Refusal(
                        403, "sign_on.not_let_in", "This organization lets nobody new in any more; ask its admin."));
        Map<String, Object> detail = new HashMap<>();
        detail.put("email", email);
        detail.put("role", given);
        detail.put("as", joined.email());
        detail.put("by", invited.isPresent() ? "invitation and provider" : "provider");
        audit.record(connection, AuditTrail.Entry.of(joined, "member.joined", "user", user, detail));
    }
}
