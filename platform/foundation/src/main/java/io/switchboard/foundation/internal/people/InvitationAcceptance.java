// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Offer;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.account.PersonRules;
import io.switchboard.foundation.internal.account.RequiredSignOn;
import io.switchboard.foundation.internal.account.SignInDelay;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.people.InvitationRows.Row;
import io.switchboard.kernel.persistence.PlatformDatabase;
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
import java.util.function.Supplier;

/** The side of whoever holds an invitation's link. They join while nobody else takes a seat there. */
final class InvitationAcceptance {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final SignInDelay delay;
    private final SeatCount seats;
    private final InvitationRows rows;
    private final MemberRows members;
    private final Leaving leaving;
    private final Clock clock;

    InvitationAcceptance(
            PlatformDatabase database,
            AccountStore accounts,
            Passwords passwords,
            AuditTrail audit,
            SeatCount seats,
            Supplier<MemberWork> work,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.delay = new SignInDelay(database, clock);
        this.seats = seats;
        this.rows = new InvitationRows(clock);
        this.members = new MemberRows(clock);
        this.leaving = new Leaving(members, work);
        this.clock = clock;
    }

    Offer offer(String token) {
        return database.transaction(c -> {
            Row row = acceptable(rows.byToken(c, token));
            return new Offer(
                    row.organization(),
                    row.invitedBy(),
                    row.email(),
                    row.role(),
                    row.roleName(),
                    row.roleMeaning(),
                    accounts.password(c, row.email()).isPresent(),
                    row.expiresAt());
        });
    }

    Identity acceptAsNew(String token, String name, String password) {
        String stripped = name.strip();
        Row offered = database.transaction(c -> acceptable(rows.byToken(c, token)));
        Optional<AccountStore.StoredPassword> known = database.transaction(c -> accounts.password(c, offered.email()));
        if (known.isPresent()) {
            return acceptWithPassword(token, offered, known.get(), password);
        }
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "name", stripped, "Give your name");
        PersonRules.checkPassword(errors, password, offered.email());
        PersonRules.throwIfAny(errors);
        String hash = passwords.hash(password);
        return database.transaction(c -> {
            Row row = locked(c, token);
            UserId user =
                    accounts.insertUser(c, row.email(), stripped, hash).orElseThrow(InvitationAcceptance::accountExists);
            // The link was mailed to this address, and to nobody else.
            accounts.confirmEmail(c, user);
            return join(c, row, user);
        });
    }

    /** For those who cannot sign in to accept, since they belong to no organization now. */
    private Identity acceptWithPassword(
            String token, Row offered, AccountStore.StoredPassword known, String password) {
        String address = RequestOrigin.current().address();
        delay.refuseIfTooFast(offered.email(), address);
        if (password.isEmpty() || !passwords.matches(password, known.hash())) {
            delay.failed(offered.email(), address);
            throw accountExists();
        }
        delay.succeeded(offered.email(), address);
        return database.transaction(c -> join(c, locked(c, token), known.user()));
    }

    Identity accept(String token, Identity identity, boolean isOtherAddressMeant) {
        return database.transaction(c -> {
            Row row = locked(c, token);
            if (!row.email().equals(identity.email()) && !isOtherAddressMeant) {
                throw new Refusal(
                        409,
                        "invitation.other_address",
                        "This invitation went to " + row.email() + ", and you are signed in as " + identity.email()
                                + "; confirm that you want to join with this account.",
                        List.of(),
                        Map.of("invited", row.email(), "signedInAs", identity.email()));
            }
            identity.requirePerson();
            if (identity.isOperator()) {
                throw new Refusal(409, "invitation.operator", "The operator belongs to no organization; sign in as yourself.");
            }
            identity.requireOwnSignIn();
            return join(c, row, identity.user());
        });
    }

    /** Read again once nobody else can take a seat: two of the same link take turns here. */
    private Row locked(Connection connection, String token) throws SQLException {
        seats.lock(connection, acceptable(rows.byToken(connection, token)).organizationId());
        return acceptable(rows.byToken(connection, token));
    }

    private Identity join(Connection connection, Row row, UserId user) throws SQLException {
        RequiredSignOn.refuseWithout(connection, row.organizationId());
        Optional<MemberRows.Row> before = members.find(connection, row.organizationId(), user);
        if (before.isPresent() && before.get().isActive()) {
            throw new Refusal(409, "invitation.already_member", "You belong to " + row.organization() + " already.");
        }
        Instant left = before.map(MemberRows.Row::deactivatedAt).orElse(null);
        if (left != null && !row.sentAt().isAfter(left)) {
            // Whoever was let go needs an invitation that knows of it.
            throw gone("revoked", "This invitation was taken back; ask " + row.invitedBy() + " for a new one.");
        }
        seats.requireForAccepted(connection, row.organizationId());
        members.join(connection, row.organizationId(), user, row.role());
        if (row.teamId() != null) {
            members.joinTeam(connection, row.organizationId(), user, row.teamId());
        }
        if (before.isPresent()) {
            leaving.comeBack(row.organizationId(), user);
        }
        rows.accepted(connection, row, user);
        Identity joined = accounts.identity(connection, user, row.organizationId()).orElseThrow();
        Map<String, Object> detail = new HashMap<>();
        detail.put("email", row.email());
        detail.put("role", row.role());
        detail.put("as", joined.email());
        audit.record(connection, AuditTrail.Entry.of(joined, "member.joined", "user", user, detail));
        return joined;
    }

    private Row acceptable(Optional<Row> found) {
        Row row = found.orElseThrow(() -> gone("unknown", "This invitation is not known; ask for a new one."));
        if (row.state().equals("accepted")) {
            throw gone("accepted", "This invitation was accepted before; sign in to work in " + row.organization() + ".");
        }
        if (row.state().equals("revoked")) {
            throw gone("revoked", "This invitation was taken back; ask " + row.invitedBy() + " for a new one.");
        }
        if (!row.expiresAt().isAfter(clock.instant()) || !row.isOrganizationOpen()) {
            throw gone("expired", "This invitation has expired; ask " + row.invitedBy() + " to send it again.");
        }
        return row;
    }

    private static Refusal gone(String how, String sentence) {
        return new Refusal(410, "invitation." + how, sentence);
    }

    private static Refusal accountExists() {
        return new Refusal(
                409, "invitation.account_exists", "There is an account with this email already; sign in to accept.");
    }
}
