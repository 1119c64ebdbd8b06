// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.AccountStore.StoredPassword;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.people.Newcomers;
import io.switchboard.foundation.internal.people.Newcomers.Standing;
import io.switchboard.foundation.internal.signon.OpenIdProvider.Claims;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a provider means. It is believed about its organization's members; an account that has a password, or that
 * opens another organization, is its person's first, who confirms the link once.
 */
final class Welcome {
    private final AccountStore accounts;
    private final Subjects subjects;
    private final Newcomers newcomers;
    private final AuditTrail audit;

    Welcome(AccountStore accounts, Subjects subjects, Newcomers newcomers, AuditTrail audit) {
        this.accounts = accounts;
        this.subjects = subjects;
        this.newcomers = newcomers;
        this.audit = audit;
    }

    /** @param isFirst whether they have to show that the account is theirs */
    record Guest(UserId user, boolean isFirst) {}

    Guest find(Connection connection, ProviderRows.Row row, Claims claims) throws SQLException {
        Optional<UserId> known = subjects.user(connection, row.organization(), claims.issuer(), claims.subject());
        if (known.isPresent() && isLetIn(connection, row, claims, known.get())) {
            return new Guest(known.get(), false);
        }
        if (claims.email().isEmpty() || !claims.isEmailVerified()) {
            throw new Refusal(
                    403,
                    "sign_on.email_unverified",
                    "Your provider does not say that it has checked your email; ask whoever runs it.");
        }
        newcomers.lock(connection, row.organization());
        Optional<StoredPassword> account = accounts.password(connection, claims.email());
        return account.isPresent()
                ? withAccount(connection, row, claims, account.get())
                : new Guest(newcomer(connection, row, claims), false);
    }

    /** Known already, and here still, or invited back. */
    private boolean isLetIn(Connection connection, ProviderRows.Row row, Claims claims, UserId known) throws SQLException {
        newcomers.lock(connection, row.organization());
        Standing standing = newcomers.standing(connection, row.organization(), known, claims.email());
        boolean isInvited = standing == Standing.INVITED
                && claims.isEmailVerified()
                && accounts.password(connection, claims.email()).map(StoredPassword::user).filter(known::equals).isPresent();
        if (isInvited) {
            newcomers.join(connection, row.organization(), known, claims.email(), null);
        }
        return isInvited || standing == Standing.MEMBER;
    }

    private Guest withAccount(Connection connection, ProviderRows.Row row, Claims claims, StoredPassword account)
            throws SQLException {
        Standing standing = newcomers.standing(connection, row.organization(), account.user(), claims.email());
        if (standing == Standing.STRANGER) {
            throw notAMember(row, claims);
        }
        boolean isOwnLife = account.hash().isPresent() || newcomers.worksElsewhere(connection, row.organization(), account.user());
        if (!isOwnLife && standing == Standing.MEMBER) {
            // Theirs from the first day, under another name at the provider.
            Account own = accounts.account(connection, account.user()).orElseThrow(() -> notAMember(row, claims));
            link(connection, row, own, claims.subject());
            return new Guest(account.user(), false);
        }
        if (account.hash().isEmpty()) {
            throw new Refusal(
                    403,
                    "sign_on.password_needed",
                    "This account has no password that would show that it is yours; make one by Forgot your password, then come back.");
        }
        return new Guest(account.user(), true);
    }

    private UserId newcomer(Connection connection, ProviderRows.Row row, Claims claims) throws SQLException {
        boolean isInvited = newcomers.isInvited(connection, row.organization(), claims.email());
        String role = row.newcomerRole() != null && row.speaksFor(claims.email()) ? row.newcomerRole() : null;
        if (!isInvited && role == null) {
            throw notAMember(row, claims);
        }
        UserId user = accounts.insertUser(connection, claims.email(), Newcomers.name(claims.name(), claims.email()), null)
                .orElseThrow(Welcome::beginAgain);
        newcomers.join(connection, row.organization(), user, claims.email(), role);
        subjects.link(connection, row.organization(), claims.issuer(), claims.subject(), user);
        return user;
    }

    /** Of somebody who has shown that the account is theirs; they join where they were only invited. */
    void link(Connection connection, ProviderRows.Row row, Account account, String subject) throws SQLException {
        newcomers.lock(connection, row.organization());
        if (newcomers.standing(connection, row.organization(), account.user(), account.email()) != Standing.MEMBER) {
            newcomers.join(connection, row.organization(), account.user(), account.email(), null);
        }
        subjects.link(connection, row.organization(), row.issuer(), subject, account.user());
        audit.record(
                connection,
                new AuditTrail.Entry(
                        row.organization(),
                        account.user(),
                        account.name(),
                        "user.sign_on_linked",
                        "user",
                        account.user().toString(),
                        Map.of("email", account.email(), "issuer", row.issuer())));
    }

    /** They come in, if they are still let in. */
    Identity enter(Connection connection, ProviderRows.Row row, UserId user, String issuer) throws SQLException {
        Identity identity = accounts.identity(connection, user, row.organization())
                .orElseThrow(() -> new Refusal(
                        403, "sign_on.not_let_in", row.name() + " does not let you in any more; ask its admin."))
                .byProvider();
        audit.record(
                connection,
                AuditTrail.Entry.of(identity, "user.signed_in_by_provider", "user", user, Map.of("issuer", issuer)));
        return identity;
    }

    static Refusal beginAgain() {
        return new Refusal(
                400,
                "sign_on.begin_again",
                "This sign-in took too long, or was begun in another browser or window; begin again.");
    }

    /** The same sentence whether there is such an account elsewhere or not. */
    private static Refusal notAMember(ProviderRows.Row row, Claims claims) {
        return new Refusal(
                403,
                "sign_on.not_a_member",
                "You are no member of " + row.name() + "; ask its admin to invite " + claims.email() + ".");
    }
}
