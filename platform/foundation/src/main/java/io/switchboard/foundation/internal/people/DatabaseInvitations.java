// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.account.PersonRules;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.foundation.internal.mail.MailOutbox;
import io.switchboard.foundation.internal.people.InvitationRows.Row;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.work.MemberWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Invitations in the platform's tables; sent while nobody else takes a seat there. */
public final class DatabaseInvitations implements Invitations {
    static final String INVITE = "users.invite";
    private static final int MOST_A_DAY = 500;
    private static final int MOST_A_DAY_UNCONFIRMED = 50;

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Roles roles;
    private final AuditTrail audit;
    private final MailOutbox mails;
    private final Links links;
    private final SeatCount seats;
    private final InvitationRows rows;
    private final MemberRows members;
    private final InvitationAcceptance acceptance;
    private final Clock clock;

    public DatabaseInvitations(
            PlatformDatabase database,
            AccountStore accounts,
            Passwords passwords,
            Roles roles,
            AuditTrail audit,
            MailOutbox mails,
            Links links,
            Function<OrganizationId, Map<String, Long>> limits,
            Supplier<MemberWork> work,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.roles = roles;
        this.audit = audit;
        this.mails = mails;
        this.links = links;
        this.seats = new SeatCount(limits);
        this.rows = new InvitationRows(clock);
        this.members = new MemberRows(clock);
        this.acceptance = new InvitationAcceptance(database, accounts, passwords, audit, seats, work, clock);
        this.clock = clock;
    }

    @Override
    public List<Invitation> open(Identity actor) {
        OrganizationId organization = inviting(actor);
        return database.transaction(c -> rows.pending(c, organization)).stream()
                .filter(row -> reaches(actor, row.teamId()))
                .map(this::invitation)
                .toList();
    }

    @Override
    public List<Outcome> send(Identity actor, List<Wish> wishes) {
        OrganizationId organization = inviting(actor);
        if (wishes.isEmpty()) {
            throw new InvalidInput("email", "required", "Give at least one email.");
        }
        if (wishes.size() > MOST_AT_ONCE) {
            throw new InvalidInput(
                    "email", "invitation.too_many", "Invite at most " + MOST_AT_ONCE + " people at once; send them in parts.");
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Wish wish : wishes) {
            outcomes.add(outcome(actor, organization, new Wish(PersonRules.email(wish.email()), wish.role(), wish.team())));
        }
        return outcomes;
    }

    private Outcome outcome(Identity actor, OrganizationId organization, Wish wish) {
        try {
            checkEmail(wish.email());
            Row sent = database.transaction(c -> send(c, actor, organization, wish));
            return new Outcome(wish.email(), invitation(sent), null);
        } catch (Refusal refused) {
            return new Outcome(wish.email(), null, refused);
        }
    }

    private static void checkEmail(String email) {
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkEmail(errors, email);
        PersonRules.throwIfAny(errors);
    }

    private Row send(Connection connection, Identity actor, OrganizationId organization, Wish wish) throws SQLException {
        seats.lock(connection, organization);
        String email = wish.email();
        String role = wish.role();
        if (!roles.isGrantable(actor, RoleChoices.require(connection, roles, organization, role))) {
            throw new Refusal(403, "users.above_own_role", "You cannot invite somebody with this role; ask somebody who has it.");
        }
        requireTeam(connection, actor, organization, wish.team());
        requireNoMember(connection, organization, email);
        requireNotTooMany(connection, actor, organization);
        SecretToken token = SecretToken.next();
        Optional<Row> before = rows.pending(connection, organization, email);
        if (before.isPresent()) {
            requireGrantable(connection, actor, before.get());
        }
        boolean holdsSeat = before.isPresent() && before.get().expiresAt().isAfter(clock.instant());
        if (!holdsSeat) {
            seats.requireFree(connection, organization, clock.instant());
        }
        if (before.isPresent()) {
            InvitationId id = before.get().id();
            rows.renew(connection, before.get(), role, wish.team(), token, actor.user());
            return mailed(connection, actor, organization, id, token, "invitation.renewed");
        }
        InvitationId id = rows.insert(connection, organization, email, role, wish.team(), token, actor.user());
        return mailed(connection, actor, organization, id, token, "member.invited");
    }

    /** Our name is on these mails: an address that nobody has confirmed sends few of them. */
    private void requireNotTooMany(Connection connection, Identity actor, OrganizationId organization)
            throws SQLException {
        boolean confirmed = accounts.account(connection, actor.user())
                .map(AccountStore.Account::isVerified)
                .orElse(false);
        int most = confirmed ? MOST_A_DAY : MOST_A_DAY_UNCONFIRMED;
        if (rows.sentSince(connection, organization, clock.instant().minus(Duration.ofDays(1))) >= most) {
            throw new Refusal(
                    429,
                    "invitation.too_many_today",
                    confirmed
                            ? "An organization sends at most " + most + " invitations a day; go on tomorrow."
                            : "Confirm your own email to send more than " + most + " invitations a day.");
        }
    }

    private static void requireTeam(
            Connection connection, Identity actor, OrganizationId organization, @Nullable TeamId team) throws SQLException {
        boolean isThere = team == null
                || Sql.first(
                                connection,
                                "select from foundation.team where organization_id = ? and id = ?",
                                row -> true,
                                organization.value(),
                                team.value())
                        .isPresent();
        if (!isThere) {
            throw new InvalidInput("team", "teams.unknown", "Choose a team of the organization.");
        }
        if (!reaches(actor, team)) {
            throw otherTeam();
        }
    }

    /** Over their teams' people only, who are those of their teams and those of none. */
    private static boolean reaches(Identity actor, @Nullable TeamId team) {
        return actor.scopes().get(INVITE) == Scope.ALL || team == null || actor.teams().contains(team);
    }

    private static Refusal otherTeam() {
        return new Refusal(403, "invitation.other_team", "You invite into your own teams only; ask a manager of that team, or an admin.");
    }

    private void requireGrantable(Connection connection, Identity actor, Row row) throws SQLException {
        if (!reaches(actor, row.teamId())) {
            throw otherTeam();
        }
        if (!roles.isGrantable(actor, roles.find(connection, row.organizationId(), row.role()).orElseThrow())) {
            throw new Refusal(
                    403, "users.above_own_role", "This invitation is for a role that is not below yours; ask somebody who has it.");
        }
    }

    private void requireNoMember(Connection connection, OrganizationId organization, String email) throws SQLException {
        Optional<UserId> user = accounts.password(connection, email).map(AccountStore.StoredPassword::user);
        if (user.isPresent()
                && members.find(connection, organization, user.get()).filter(MemberRows.Row::isActive).isPresent()) {
            throw new Refusal(409, "invitation.already_member", "This person is a member already.");
        }
    }

    private Row mailed(
            Connection connection,
            Identity actor,
            OrganizationId organization,
            InvitationId id,
            SecretToken token,
            String action)
            throws SQLException {
        Row row = rows.pending(connection, organization, id).orElseThrow();
        mails.add(
                connection,
                new Mail(
                        Mail.Template.INVITATION,
                        organization,
                        row.email(),
                        row.locale(),
                        links.acceptInvitation(token),
                        words(actor, row),
                        row.roleTerms()));
        Map<String, Object> detail = new HashMap<>(Map.of("email", row.email(), "role", row.role(), "sent", row.sentCount()));
        if (row.team() != null) {
            detail.put("team", row.team());
        }
        audit.record(connection, AuditTrail.Entry.of(actor, action, "invitation", id, detail));
        return row;
    }

    /** An organization's own role is called the same in every language. */
    private static List<String> words(Identity actor, Row row) {
        List<String> words = new ArrayList<>(List.of(actor.name(), row.organization()));
        words.addAll(row.ownWords());
        return words;
    }

    @Override
    public Invitation resend(Identity actor, InvitationId id) {
        OrganizationId organization = inviting(actor);
        Row row = database.transaction(c -> {
            seats.lock(c, organization);
            Row before = rows.pending(c, organization, id).orElseThrow(NotFound::new);
            requireGrantable(c, actor, before);
            requireNotTooMany(c, actor, organization);
            if (!before.expiresAt().isAfter(clock.instant())) {
                seats.requireFree(c, organization, clock.instant());
            }
            SecretToken token = SecretToken.next();
            rows.renew(c, before, before.role(), before.teamId(), token, actor.user());
            return mailed(c, actor, organization, id, token, "invitation.resent");
        });
        return invitation(row);
    }

    @Override
    public void revoke(Identity actor, InvitationId id) {
        OrganizationId organization = inviting(actor);
        database.transaction(c -> {
            seats.lock(c, organization);
            Row row = rows.pending(c, organization, id).orElseThrow(NotFound::new);
            requireGrantable(c, actor, row);
            rows.revoke(c, row);
            Map<String, Object> detail = Map.of("email", row.email(), "role", row.role());
            audit.record(c, AuditTrail.Entry.of(actor, "invitation.revoked", "invitation", id, detail));
            return true;
        });
    }

    @Override
    public Offer offer(String token) {
        return acceptance.offer(token);
    }

    @Override
    public Identity acceptAsNew(String token, String name, String password) {
        return acceptance.acceptAsNew(token, name, password);
    }

    @Override
    public Identity accept(String token, Identity identity, boolean isOtherAddressMeant) {
        return acceptance.accept(token, identity, isOtherAddressMeant);
    }

    private Invitation invitation(Row row) {
        return new Invitation(
                row.id(),
                row.email(),
                row.role(),
                row.roleName(),
                row.team(),
                row.expiresAt().isAfter(clock.instant()) ? "pending" : "expired",
                row.invitedBy(),
                row.sentCount(),
                row.sentAt(),
                row.expiresAt(),
                row.isReturned());
    }

    private static OrganizationId inviting(Identity actor) {
        OrganizationId organization = DatabasePeople.organization(actor);
        actor.requirePerson();
        actor.require(INVITE);
        return organization;
    }
}
