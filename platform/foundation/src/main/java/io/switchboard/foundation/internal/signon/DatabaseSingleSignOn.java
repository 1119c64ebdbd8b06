// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.OwnPassword;
import io.switchboard.foundation.internal.account.PersonRules;
import io.switchboard.foundation.internal.account.SignInDelay;
import io.switchboard.foundation.internal.factor.SecondStep;
import io.switchboard.foundation.internal.secret.Seal;
import io.switchboard.foundation.internal.signon.OpenIdProvider.Claims;
import io.switchboard.foundation.internal.signon.OpenIdProvider.Client;
import io.switchboard.foundation.internal.signon.SignOnProofs.Proof;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a provider and back, kept in the platform's tables. */
final class DatabaseSingleSignOn implements SingleSignOn {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSingleSignOn.class);
    /** Counts who asks in vain from one place, whatever address they name. */
    private static final String LOOK_UPS = "single sign-on look-ups";

    private final PlatformDatabase database;
    private final ProviderRows rows;
    private final OpenIdProvider provider;
    private final SignOnAddresses addresses;
    private final Attempts attempts;
    private final SignOnProofs proofs;
    private final Welcome welcome;
    private final AccountStore accounts;
    private final SecondStep secondStep;
    private final SignInDelay delay;
    private final OwnPassword ownPassword;
    private final Seal seal;

    DatabaseSingleSignOn(
            PlatformDatabase database,
            ProviderRows rows,
            OpenIdProvider provider,
            SignOnAddresses addresses,
            Attempts attempts,
            SignOnProofs proofs,
            Welcome welcome,
            AccountStore accounts,
            SecondStep secondStep,
            SignInDelay delay,
            OwnPassword ownPassword,
            Seal seal) {
        this.database = database;
        this.rows = rows;
        this.provider = provider;
        this.addresses = addresses;
        this.attempts = attempts;
        this.proofs = proofs;
        this.welcome = welcome;
        this.accounts = accounts;
        this.secondStep = secondStep;
        this.delay = delay;
        this.ownPassword = ownPassword;
        this.seal = seal;
    }

    @Override
    public Optional<Departure> leave(String email, String next, String clientAddress) {
        String typed = PersonRules.email(email);
        delay.refuseIfTooFast(LOOK_UPS, clientAddress);
        Optional<ProviderRows.Row> found = database.transaction(c -> rows.of(c, typed));
        if (found.isEmpty()) {
            // Only what leads nowhere is counted: a whole office comes in from one address, and guesses seldom hit.
            delay.failed(LOOK_UPS, clientAddress);
        }
        return found.map(row -> leave(row, next, typed));
    }

    @Override
    public Optional<Departure> leaveTo(String organization, String next) {
        return database.transaction(c -> rows.open(c, organization)).map(row -> leave(row, next, ""));
    }

    private Departure leave(ProviderRows.Row row, String next, String hint) {
        BrowserSecret browser = BrowserSecret.next();
        try {
            var metadata = provider.known(row.issuer());
            String state = database.transaction(c -> attempts.begin(c, row.organization(), browser, next));
            URI address = OpenIdProvider.request(metadata, client(row), browser, state, hint);
            return new Departure(address, browser.text());
        } catch (ProviderFault fault) {
            throw refused(row, fault);
        }
    }

    @Override
    public Optional<String> ofInvitation(String token) {
        return database.transaction(c -> rows.slugOfInvitation(c, SecretToken.hash(token)));
    }

    @Override
    public Arrival arrive(String organization, Map<String, List<String>> answer, String browserText) {
        BrowserSecret browser = new BrowserSecret(browserText);
        ProviderRows.Row row =
                database.transaction(c -> rows.open(c, organization)).orElseThrow(Welcome::beginAgain);
        // Used up before anything is believed: no answer is looked at twice.
        String next = database.transaction(c -> attempts.end(c, row.organization(), only(answer, "state"), browser))
                .orElseThrow(Welcome::beginAgain);
        Claims claims;
        try {
            claims = provider.claims(row.issuer(), client(row), answer, browser);
        } catch (ProviderFault fault) {
            throw refused(row, fault);
        }
        return database.transaction(c -> arrive(c, row, claims, browser, next));
    }

    private static String only(Map<String, List<String>> answer, String name) {
        List<String> values = answer.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    private Arrival arrive(
            Connection connection, ProviderRows.Row row, Claims claims, BrowserSecret browser, String next)
            throws SQLException {
        unchanged(connection, row);
        Welcome.Guest guest = welcome.find(connection, row, claims);
        boolean needsCode = secondStep.isNeeded(connection, guest.user()) && !row.isSecondFactorTrusted();
        if (guest.isFirst() || needsCode) {
            Proof proof = new Proof(
                    row.organization(), guest.user(), claims.issuer(), claims.subject(), guest.isFirst(), next);
            return new Arrival(null, proofs.add(connection, proof, browser), next);
        }
        return new Arrival(welcome.enter(connection, row, guest.user(), claims.issuer()), "", next);
    }

    @Override
    public Optional<Question> question(String token, String browser) {
        return database.transaction(c -> {
            Optional<Proof> proof = proofs.find(c, token, new BrowserSecret(browser));
            Optional<ProviderRows.Row> row = proof.isEmpty() ? Optional.empty() : rows.open(c, proof.get().organization());
            Optional<Account> account = proof.isEmpty() ? Optional.empty() : accounts.account(c, proof.get().user());
            if (row.isEmpty() || account.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Question(
                    row.get().name(),
                    account.get().email(),
                    proof.get().isFirst(),
                    needsCode(c, proof.get(), row.get())));
        });
    }

    @Override
    public Optional<String> passkey(String token, String browser) {
        return database.transaction(c -> proofs.find(c, token, new BrowserSecret(browser)))
                .flatMap(proof -> secondStep.options(proof.user()));
    }

    /** Whoever links an account shows all that it is kept by, whatever the provider does. */
    private boolean needsCode(Connection connection, Proof proof, ProviderRows.Row row) throws SQLException {
        return secondStep.isNeeded(connection, proof.user()) && (proof.isFirst() || !row.isSecondFactorTrusted());
    }

    @Override
    public Arrival finish(String token, String browser, String password, String otp) {
        BrowserSecret secret = new BrowserSecret(browser);
        Proof proof = database.transaction(c -> proofs.find(c, token, secret)).orElseThrow(Welcome::beginAgain);
        ProviderRows.Row row =
                database.transaction(c -> rows.open(c, proof.organization())).orElseThrow(Welcome::beginAgain);
        Account account = database.transaction(c -> accounts.account(c, proof.user())).orElseThrow(Welcome::beginAgain);
        if (proof.isFirst() && (password.isEmpty() || !ownPassword.isRight(account, password))) {
            throw password.isEmpty()
                    ? new InvalidInput("password", "required", "Give your password.")
                    : new InvalidInput("password", "password.wrong", "This is not your password.");
        }
        if (database.transaction(c -> needsCode(c, proof, row))) {
            secondStep.require(proof.user(), otp);
        }
        Identity identity = database.transaction(c -> {
            ProviderRows.Row now = unchanged(c, row);
            if (!now.issuer().equals(proof.issuer()) || !proofs.use(c, token)) {
                throw Welcome.beginAgain();
            }
            if (proof.isFirst()) {
                welcome.link(c, now, account, proof.subject());
            }
            return welcome.enter(c, now, proof.user(), proof.issuer());
        });
        return new Arrival(identity, "", proof.next());
    }

    /** The same provider as before we asked it, which took its time; nobody changes it until this transaction ends. */
    private ProviderRows.Row unchanged(Connection connection, ProviderRows.Row before) throws SQLException {
        return rows.held(connection, before.organization())
                .filter(now -> now.issuer().equals(before.issuer()) && now.clientId().equals(before.clientId()))
                .orElseThrow(Welcome::beginAgain);
    }

    private Client client(ProviderRows.Row row) {
        try {
            byte[] secret = seal.open(row.sealedSecret(), row.organization().toString());
            return new Client(row.clientId(), new String(secret, StandardCharsets.UTF_8), addresses.redirect(row.slug()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The client secret of " + row.organization() + " cannot be opened", e);
        }
    }

    /** The log has what the page does not say. */
    private static Refusal refused(ProviderRows.Row row, ProviderFault fault) {
        LOG.warn("Single sign-on of {} failed: {}", row.organization(), fault.kind(), fault.getCause());
        return switch (fault.kind()) {
            case "declined", "not_believed" -> new Refusal(403, "sign_on." + fault.kind(), fault.sentence());
            case "no_token" -> new Refusal(502, "sign_on.no_token", fault.sentence());
            default -> new Refusal(
                    502,
                    "sign_on.unreachable",
                    "The single sign-on of " + row.name() + " does not answer as it should; try again, and tell your admin if it stays so.");
        };
    }
}
