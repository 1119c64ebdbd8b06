// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.account.AccessTokens.Holder;
import io.switchboard.foundation.internal.account.AccountStore.StoredPassword;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in against the platform's tables. */
public final class DatabaseSignIn implements SignIn {
    /** How long a deactivated person may still be let in. */
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSignIn.class);

    private final PlatformDatabase database;
    private final NewOrganizations newOrganizations;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignInDelay delay;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final AuditTrail audit;
    private final BriefCache<Holder, Identity> holders;
    private final BriefCache<Place, Identity> identities;

    public DatabaseSignIn(
            PlatformDatabase database,
            NewOrganizations newOrganizations,
            AccountStore accounts,
            Passwords passwords,
            byte[] tokenKey,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.newOrganizations = newOrganizations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.delay = new SignInDelay(database, clock);
        this.sessions = new Sessions(clock);
        this.accessTokens = new AccessTokens(tokenKey, clock);
        this.holders = new BriefCache<>(clock, REMEMBERED);
        this.identities = new BriefCache<>(clock, REMEMBERED);
    }

    @Override
    public Identity register(Registration registration) {
        return newOrganizations.register(registration);
    }

    @Override
    public Identity withPassword(String email, String password, String clientAddress) {
        String account = RegistrationRules.email(email);
        return passwords.inTurn(() -> {
            delay.refuseIfTooFast(account, clientAddress);
            Optional<StoredPassword> stored = database.transaction(c -> accounts.password(c, account));
            boolean right = passwords.matches(password, stored.map(StoredPassword::hash));
            Optional<Identity> identity = right
                    ? database.transaction(c -> accounts.identity(c, stored.orElseThrow().user()))
                    : Optional.empty();
            if (identity.isEmpty()) {
                delay.failed(account, clientAddress);
                throw new Refusal(
                        401, "auth.wrong_credentials", "The email or the password is wrong; check both and try again.");
            }
            delay.succeeded(account, clientAddress);
            return identity.get();
        });
    }

    @Override
    public Optional<Identity> withAccessToken(String accessToken) {
        return accessTokens.check(accessToken).flatMap(holder -> holders.get(holder, this::alive));
    }

    @Override
    public Optional<Identity> current(UserId user, @Nullable OrganizationId organization) {
        return identities.get(
                new Place(user, organization),
                place -> database.transaction(c -> accounts.identity(c, place.user(), place.organization())));
    }

    @Override
    public Tokens issue(Identity identity) {
        return database.transaction(c -> tokens(c, sessions.open(c, identity)));
    }

    /**
     * New tokens for a refresh token, which is used up.
     *
     * @throws Refusal 401 {@code auth.session_ended}
     */
    public SignedIn refresh(String refreshToken) {
        return database.transaction(c -> refresh(c, refreshToken))
                .orElseThrow(() -> new Refusal(401, "auth.session_ended", "Your session has ended; sign in again."));
    }

    /** Ends the sign-in that the refresh token belongs to; nothing happens for an unknown one. */
    public void signOut(String refreshToken) {
        database.transaction(c -> {
            sessions.endByToken(c, refreshToken);
            return true;
        });
    }

    private Optional<SignedIn> refresh(Connection connection, String refreshToken) throws SQLException {
        Optional<Holder> holder = sessions.use(connection, refreshToken);
        if (holder.isEmpty()) {
            endReused(connection, refreshToken);
            return Optional.empty();
        }
        Holder known = holder.get();
        Optional<Identity> identity = accounts.identity(connection, known.user(), known.organization());
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
        }
    }

    private Tokens tokens(Connection connection, Holder holder) throws SQLException {
        String refreshToken = sessions.newRefreshToken(connection, holder.session());
        return new Tokens(accessTokens.sign(holder), refreshToken, AccessTokens.LIFE.toSeconds());
    }

    private Optional<Identity> alive(Holder holder) {
        return database.transaction(c -> sessions.isAlive(c, holder.session())
                ? accounts.identity(c, holder.user(), holder.organization())
                : Optional.empty());
    }

    /** A person with new tokens. */
    public record SignedIn(Identity identity, Tokens tokens) {}

    private record Place(UserId user, @Nullable OrganizationId organization) {}
}
