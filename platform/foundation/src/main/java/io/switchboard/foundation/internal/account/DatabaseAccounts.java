// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.AccountTokens.Purpose;
import io.switchboard.foundation.internal.account.AccountTokens.Receiver;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.AccountNotices;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.foundation.internal.mail.MailOutbox;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts in the platform's tables. */
public final class DatabaseAccounts implements Accounts {
    /** Counts requests for links from one place, whatever address they name. */
    private static final String LINK_REQUESTS = "link requests";

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final MailOutbox mails;
    private final Links links;
    private final AccountNotices notices;
    private final LiveIdentities identities;
    private final Sessions sessions;
    private final AccountTokens tokens;
    private final SignInDelay delay;
    private final OwnPassword ownPassword;
    private final OwnHand ownHand;

    public DatabaseAccounts(
            PlatformDatabase database,
            AccountStore accounts,
            Passwords passwords,
            AuditTrail audit,
            MailOutbox mails,
            Links links,
            AccountNotices notices,
            LiveIdentities identities,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.mails = mails;
        this.links = links;
        this.notices = notices;
        this.identities = identities;
        this.sessions = new Sessions(clock);
        this.tokens = new AccountTokens(clock);
        this.delay = new SignInDelay(database, clock);
        this.ownPassword = new OwnPassword(passwords, delay);
        this.ownHand = new OwnHand(database);
    }

    @Override
    public void requestPasswordReset(String email) {
        String account = PersonRules.email(email);
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkEmail(errors, account);
        PersonRules.throwIfAny(errors);
        SecretToken token = SecretToken.next();
        // One transaction, and a write in it in any case: the commit takes as long for an unknown address.
        database.transaction(c -> {
            slowDown();
            tokens.addIfAccount(c, token, Purpose.PASSWORD_RESET, account);
            String language = accounts.language(c, account);
            mails.addIfAccount(
                    c, new Mail(Mail.Template.RESET_PASSWORD, null, account, language, links.reset(token), List.of()));
            return true;
        });
    }

    private void slowDown() {
        String address = RequestOrigin.current().address();
        delay.refuseIfTooFast(LINK_REQUESTS, address);
        delay.failed(LINK_REQUESTS, address);
    }

    @Override
    public boolean isGoodForReset(String token) {
        return database.transaction(c -> tokens.isGood(c, token, Purpose.PASSWORD_RESET));
    }

    @Override
    public void resetPassword(String token, String password) {
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkPassword(errors, password, "");
        PersonRules.throwIfAny(errors);
        // Before the costly hash, and again in the transaction, which decides.
        if (!isGoodForReset(token)) {
            throw new Refusal(410, "auth.link_used_or_expired", "This link was used before or is too old; ask for a new one.");
        }
        String hash = passwords.hash(password);
        database.transaction(c -> {
            Receiver receiver = tokens.use(c, token, Purpose.PASSWORD_RESET);
            Account account = accounts.account(c, receiver.user()).orElseThrow();
            PersonRules.checkPassword(errors, password, account.email());
            PersonRules.throwIfAny(errors);
            if (!account.hasPassword()) {
                // Nobody but an organization's provider has said until now whose account this is: what was added to
                // it may be another's.
                Sql.update(c, "delete from foundation.second_factor where user_id = ?", account.user().value());
            }
            accounts.changePassword(c, account.user(), hash);
            // Whoever holds the link reads the mail of that address.
            accounts.confirmEmail(c, account.user());
            sessions.endAll(c, account.user(), "password-change");
            notices.passwordChanged(c, account);
            for (Place place : places(c, account.user())) {
                audit.record(c, changed(place.organization(), account, "user.password_reset"));
            }
            return true;
        });
    }

    @Override
    public void changePassword(Identity identity, String current, String password) {
        identity.requirePerson();
        if (identity.isOperator()) {
            throw new Refusal(
                    409,
                    "auth.configured_password",
                    "The operator's password stands in the configuration; change switchboard.security.operator-password.");
        }
        Account account = account(identity);
        List<FieldError> errors = new ArrayList<>();
        if (!ownPassword.isRight(account, current)) {
            errors.add(new FieldError("current", "password.wrong", "This is not your password now."));
        }
        PersonRules.checkPassword(errors, password, account.email());
        PersonRules.throwIfAny(errors);
        String hash = passwords.hash(password);
        database.transaction(c -> {
            accounts.changePassword(c, account.user(), hash);
            sessions.endOthers(c, account.user(), identity.session(), "password-change");
            tokens.revoke(c, account.user(), Purpose.PASSWORD_RESET);
            notices.passwordChanged(c, account);
            for (Place place : places(c, account.user())) {
                audit.record(c, changed(place.organization(), account, "user.password_changed"));
            }
            return true;
        });
    }

    private static AuditTrail.Entry changed(OrganizationId organization, Account account, String action) {
        return new AuditTrail.Entry(
                organization, account.user(), account.name(), action, "user", account.user().toString(), Map.of());
    }

    @Override
    public void changeName(Identity identity, String name) {
        identity.requirePerson();
        ownHand.require(identity);
        String stripped = name.strip();
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "name", stripped, "Give your name");
        PersonRules.throwIfAny(errors);
        database.transaction(c -> {
            accounts.changeName(c, identity.user(), stripped);
            Map<String, Object> change =
                    Map.of("before", Map.of("name", identity.name()), "after", Map.of("name", stripped));
            audit.record(c, AuditTrail.Entry.of(identity, "user.renamed", "user", identity.user(), change));
            return true;
        });
        if (identity.session() != null) {
            identities.forget(identity.session());
        }
    }

    @Override
    public void sendVerification(Identity identity) {
        identity.requirePerson();
        Account account = account(identity);
        if (!account.isVerified()) {
            slowDown();
            database.transaction(c -> {
                sendVerification(c, account);
                return true;
            });
        }
    }

    /** In the transaction that makes the account. */
    void sendVerification(Connection connection, Account account) throws SQLException {
        SecretToken token = SecretToken.next();
        tokens.add(connection, token, Purpose.EMAIL_VERIFICATION, account.user());
        mails.add(
                connection,
                new Mail(
                        Mail.Template.VERIFY_EMAIL,
                        null,
                        account.email(),
                        account.language(),
                        links.verify(token),
                        List.of(account.name(), account.email())));
    }

    @Override
    public String verifyEmail(String token) {
        return database.transaction(c -> {
            Receiver receiver = tokens.use(c, token, Purpose.EMAIL_VERIFICATION);
            accounts.confirmEmail(c, receiver.user());
            Account account = accounts.account(c, receiver.user()).orElseThrow();
            for (Place place : places(c, account.user())) {
                audit.record(c, changed(place.organization(), account, "user.email_confirmed"));
            }
            return receiver.email();
        });
    }

    @Override
    public boolean isEmailVerified(UserId user) {
        return database.transaction(c -> accounts.account(c, user)).map(Account::isVerified).orElse(false);
    }

    @Override
    public boolean hasPassword(Identity identity) {
        return account(identity).hasPassword();
    }

    @Override
    public List<OpenSession> sessions(Identity identity) {
        identity.requirePerson();
        return database.transaction(c -> sessions.list(c, identity.user(), identity.session(), reach(identity)));
    }

    @Override
    public void endSession(Identity identity, SessionId session) {
        identity.requirePerson();
        boolean ended = database.transaction(c -> {
            boolean isEnded = sessions.end(c, identity.user(), session, reach(identity), "ended-elsewhere");
            if (isEnded) {
                audit.record(c, AuditTrail.Entry.of(identity, "session.ended", "session", session, Map.of()));
            }
            return isEnded;
        });
        if (!ended) {
            throw new NotFound();
        }
        identities.forget(session);
    }

    @Override
    public void endOtherSessions(Identity identity) {
        identity.requirePerson();
        database.transaction(c -> {
            OrganizationId only = reach(identity);
            if (only == null) {
                sessions.endOthers(c, identity.user(), identity.session(), "ended-elsewhere");
            } else {
                sessions.endOthersIn(c, only, identity.user(), identity.session(), "ended-elsewhere");
            }
            audit.record(c, AuditTrail.Entry.of(identity, "session.others_ended", "user", identity.user(), Map.of()));
            return true;
        });
    }

    @Override
    public List<Place> organizations(Identity identity) {
        identity.requirePerson();
        OrganizationId only = reach(identity);
        return database.transaction(c -> places(c, identity.user())).stream()
                .filter(place -> only == null || place.organization().equals(only))
                .toList();
    }

    /** The organization whose provider vouches for them, which must not learn of others; null for everywhere. */
    private static @Nullable OrganizationId reach(Identity identity) {
        return identity.isByProvider() ? identity.organization() : null;
    }

    @Override
    public Identity fresh(Identity identity) {
        return database.transaction(c -> accounts.identity(c, identity.user(), identity.organization()))
                .orElseThrow(NotFound::new);
    }

    @Override
    public Identity in(Identity identity, OrganizationId organization) {
        identity.requirePerson();
        identity.requireOwnSignIn();
        return database.transaction(c -> {
            Identity there = accounts.identity(c, identity.user(), organization).orElseThrow(NotFound::new);
            RequiredSignOn.refuseWithout(c, organization, identity.user());
            return there;
        });
    }

    private Account account(Identity identity) {
        return database.transaction(c -> accounts.account(c, identity.user())).orElseThrow(NotFound::new);
    }

    private static List<Place> places(Connection connection, UserId user) throws SQLException {
        return Sql.list(
                connection,
                """
                select o.id, o.name, m.role from foundation.membership m
                join foundation.organization o on o.id = m.organization_id
                    and (o.status in ('active', 'restricted') or o.status = 'closing' and o.owner_user_id = m.user_id)
                where m.user_id = ? and m.state = 'active' order by lower(o.name), o.id
                """,
                DatabaseAccounts::place,
                user.value());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(new OrganizationId(Sql.uuid(row, "id")), row.getString("name"), row.getString("role"));
    }
}
