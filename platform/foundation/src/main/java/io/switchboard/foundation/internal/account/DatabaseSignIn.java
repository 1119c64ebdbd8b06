// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.account.AccessTokens.Holder;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.AccountStore.StoredPassword;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.AccountNotices;
import io.switchboard.foundation.internal.factor.SecondStep;
import io.switchboard.foundation.internal.key.DatabaseApiKeys;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in against the platform's tables. */
public final class DatabaseSignIn implements SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSignIn.class);
    private static final int UNAUTHENTICATED = 401;

    private final PlatformDatabase database;
    private final NewOrganizations newOrganizations;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignInDelay delay;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final AuditTrail audit;
    private final AccountNotices notices;
    private final LiveIdentities identities;
    private final SecondStep secondStep;
    private final ShutDoors shutDoors = new ShutDoors();

    public DatabaseSignIn(
            PlatformDatabase database,
            NewOrganizations newOrganizations,
            AccountStore accounts,
            Passwords passwords,
            byte[] tokenKey,
            AuditTrail audit,
            AccountNotices notices,
            LiveIdentities identities,
            SecondStep secondStep,
            Clock clock) {
        this.database = database;
        this.newOrganizations = newOrganizations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.notices = notices;
        this.identities = identities;
        this.secondStep = secondStep;
        this.delay = new SignInDelay(database, clock);
        this.sessions = new Sessions(clock);
        this.accessTokens = new AccessTokens(tokenKey, clock);
    }

    @Override
    public Identity register(Registration registration) {
        return newOrganizations.register(registration);
    }

    @Override
    public FirstStep begin(String email, String password, String clientAddress) {
        Identity identity = byPassword(email, password, clientAddress);
        return secondStep.isNeeded(identity.user())
                ? new FirstStep(null, secondStep.proof(identity.user()))
                : new FirstStep(identity, "");
    }

    @Override
    public Identity finish(String proof, String otp) {
        UserId user = secondStep.check(proof, otp);
        return database.transaction(c -> accounts.identity(c, user)).orElseThrow(() -> homeless(user));
    }

    @Override
    public Optional<String> passkey(String proof) {
        return secondStep.passkey(proof);
    }

    @Override
    public Identity withPassword(String email, String password, String otp, String clientAddress) {
        Identity identity = byPassword(email, password, clientAddress);
        if (secondStep.isNeeded(identity.user())) {
            secondStep.require(identity.user(), otp);
        }
        return identity;
    }

    @Override
    public boolean needsCode(UserId user) {
        return secondStep.isNeeded(user);
    }

    private Identity byPassword(String email, String password, String clientAddress) {
        String account = PersonRules.email(email);
        delay.refuseIfTooFast(account, clientAddress);
        Optional<StoredPassword> stored = database.transaction(c -> accounts.password(c, account));
        boolean right = passwords.matches(password, stored.flatMap(StoredPassword::hash));
        Optional<Identity> identity = right
                ? database.transaction(c -> accounts.identity(c, stored.orElseThrow().user()))
                : Optional.empty();
        if (!right) {
            delay.failed(account, clientAddress);
            throw wrongCredentials();
        }
        if (identity.isEmpty()) {
            Refusal refusal = homeless(stored.orElseThrow().user());
            if (refusal.status() == UNAUTHENTICATED) {
                delay.failed(account, clientAddress);
            }
            throw refusal;
        }
        delay.succeeded(account, clientAddress);
        return identity.get();
    }

    /** Told only to whoever has given the right password. */
    private Refusal homeless(UserId user) {
        return database.transaction(c -> shutDoors.of(c, user)).orElseGet(DatabaseSignIn::wrongCredentials);
    }

    private static Refusal wrongCredentials() {
        return new Refusal(
                UNAUTHENTICATED, "auth.wrong_credentials", "The email or the password is wrong; check both and try again.");
    }

    @Override
    public Optional<Identity> withAccessToken(String accessToken) {
        boolean isKey = accessToken.startsWith(DatabaseApiKeys.PREFIX);
        Optional<SessionId> session =
                isKey ? Optional.empty() : accessTokens.check(accessToken).map(Holder::session);
        Optional<Identity> identity = isKey ? identities.ofKey(accessToken) : session.flatMap(this::current);
        if (identity.isEmpty()) {
            Optional<Refusal> shut = isKey
                    ? database.transaction(c -> shutDoors.ofKey(c, accessToken))
                    : session.flatMap(id -> database.transaction(c -> shutDoors.of(c, id)));
            if (shut.isPresent()) {
                throw shut.get();
            }
        }
        return identity;
    }

    @Override
    public Identity open(Identity identity) {
        return database.transaction(c -> {
            Identity opened = sessions.open(c, identity, Sessions.Kind.PAGE);
            // How somebody came in decides what they hold.
            return opened.isByProvider() && opened.session() != null
                    ? accounts.identity(c, opened.session()).orElseThrow(DatabaseSignIn::sessionEnded)
                    : opened;
        });
    }

    @Override
    public Optional<Identity> current(SessionId session) {
        return identities.of(session);
    }

    @Override
    public void end(SessionId session) {
        database.transaction(c -> {
            sessions.end(c, session, "sign-out");
            return true;
        });
        identities.forget(session);
    }

    @Override
    public Tokens issue(Identity identity) {
        return database.transaction(c -> {
            Identity opened = sessions.open(c, identity, Sessions.Kind.TOKEN);
            return tokens(c, new Holder(identity.user(), identity.organization(), opened.session()));
        });
    }

    /**
     * New tokens for a refresh token, which is used up.
     *
     * @throws Refusal 401 {@code auth.session_ended}
     */
    public SignedIn refresh(String refreshToken) {
        return database.transaction(c -> refresh(c, refreshToken))
                .orElseThrow(DatabaseSignIn::sessionEnded);
    }

    private static Refusal sessionEnded() {
        return new Refusal(UNAUTHENTICATED, "auth.session_ended", "Your session has ended; sign in again.");
    }

    /** Ends the sign-in that the refresh token belongs to; nothing happens for an unknown one. */
    public void signOut(String refreshToken) {
        database.transaction(c -> sessions.ofToken(c, refreshToken)).ifPresent(this::end);
    }

    private Optional<SignedIn> refresh(Connection connection, String refreshToken) throws SQLException {
        Optional<Holder> holder = sessions.use(connection, refreshToken);
        if (holder.isEmpty()) {
            endReused(connection, refreshToken);
            return Optional.empty();
        }
        Holder known = holder.get();
        // Through the sign-in, so that it counts what the organization asks of it by now.
        Optional<Identity> identity = accounts.identity(connection, known.session());
        if (identity.isEmpty()) {
            sessions.end(connection, known.session(), "access-lost");
            return Optional.empty();
        }
        return Optional.of(new SignedIn(identity.get(), tokens(connection, known)));
    }

    private void endReused(Connection connection, String refreshToken) throws SQLException {
        Optional<Holder> robbed = sessions.endIfReused(connection, refreshToken);
        if (robbed.isPresent()) {
            Holder holder = robbed.get();
            LOG.warn("A refresh token was used twice; the sign-in {} of user {} is ended", holder.session(), holder.user());
            audit.record(
                    connection,
                    new AuditTrail.Entry(
                            holder.organization(),
                            null,
                            "Switchboard",
                            "session.ended_by_reuse",
                            "session",
                            holder.session().toString(),
                            Map.of("user", holder.user().toString())));
            Account account = accounts.account(connection, holder.user()).orElse(null);
            if (account != null) {
                notices.signInEnded(connection, account);
            }
        }
    }

    private Tokens tokens(Connection connection, Holder holder) throws SQLException {
        String refreshToken = sessions.newRefreshToken(connection, holder.session());
        return new Tokens(accessTokens.sign(holder), refreshToken, AccessTokens.LIFE.toSeconds());
    }

    /** A person with new tokens. */
    public record SignedIn(Identity identity, Tokens tokens) {}
}
