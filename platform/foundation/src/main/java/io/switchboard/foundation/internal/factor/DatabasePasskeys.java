// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.util.exception.WebAuthnException;
import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Passkeys;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.LiveIdentities;
import io.switchboard.foundation.internal.account.PersonRules;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Passkeys in the platform's tables. */
final class DatabasePasskeys implements Passkeys {
    private static final int MOST = 10;

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Reauthentication reauthentication;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final PasskeyRows rows;
    private final WebAuthn webAuthn;
    private final Challenges challenges;
    private final PasskeyProofs proofs;
    private final AccountNotices notices;
    private final Sessions sessions;
    private final LiveIdentities identities;
    private final Clock clock;

    DatabasePasskeys(
            PlatformDatabase database,
            AccountStore accounts,
            Reauthentication reauthentication,
            SecondFactors factors,
            RecoveryCodes recovery,
            PasskeyRows rows,
            WebAuthn webAuthn,
            Challenges challenges,
            PasskeyProofs proofs,
            AccountNotices notices,
            Sessions sessions,
            LiveIdentities identities,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.factors = factors;
        this.recovery = recovery;
        this.rows = rows;
        this.webAuthn = webAuthn;
        this.challenges = challenges;
        this.proofs = proofs;
        this.notices = notices;
        this.sessions = sessions;
        this.identities = identities;
        this.clock = clock;
    }

    @Override
    public List<Passkey> list(Identity identity) {
        identity.requirePerson();
        return database.transaction(c -> rows.of(c, identity.user())).stream().map(DatabasePasskeys::shown).toList();
    }

    @Override
    public String begin(Identity identity, String password, String otp) {
        reauthentication.requireIfAny(identity, password, otp);
        List<StoredPasskey> known = database.transaction(c -> rows.of(c, identity.user()));
        requireRoom(known.size());
        return PasskeyOptions.creation(identity, webAuthn.party(), challenges.next(place(identity)), known);
    }

    @Override
    public Added add(Identity identity, String name, String credential) {
        identity.requirePerson();
        String called = name.strip();
        checkName(called);
        WebAuthn.Said<RegistrationData> said = webAuthn.registration(credential).orElseThrow(DatabasePasskeys::notMade);
        Added added = database.transaction(c -> {
            Account account = accounts.account(c, identity.user()).orElseThrow(NotFound::new);
            boolean isFirst = factors.ensure(c, account.user());
            requireRoom(rows.of(c, account.user()).size());
            if (!challenges.use(c, said.challenge(), place(identity))) {
                throw notMade();
            }
            StoredPasskey made = passkey(called, said);
            if (!rows.add(c, account.user(), made)) {
                throw new Refusal(409, "auth.passkey_known", "This device has a passkey here already; use that one.");
            }
            List<String> codes = isFirst ? recovery.renew(c, account.user()) : List.of();
            if (isFirst) {
                // Those were opened by the password alone.
                sessions.endOthers(c, account.user(), identity.session(), "ended-elsewhere");
            }
            notices.about(c, account, Mail.Template.PASSKEY_ADDED, "user.passkey_added", "passkey", called);
            return new Added(shown(made), codes);
        });
        forget(identity);
        return added;
    }

    @Override
    public void remove(Identity identity, UUID passkey, String password, String otp) {
        identity.requirePerson();
        StoredPasskey known = find(database.transaction(c -> rows.of(c, identity.user())), passkey);
        Account account = reauthentication.require(identity, password, otp);
        database.transaction(c -> {
            boolean hasApp = factors.lockApp(c, account.user());
            if (!hasApp && rows.of(c, account.user()).size() < 2) {
                throw new Refusal(
                        409, "auth.last_factor", "This is your only second factor; add another first, or switch two-factor sign-in off.");
            }
            rows.remove(c, account.user(), known.id());
            notices.about(c, account, Mail.Template.PASSKEY_REMOVED, "user.passkey_removed", "passkey", known.name());
            return true;
        });
    }

    @Override
    public Optional<String> options(Identity identity) {
        return database.transaction(c -> proofs.options(c, identity.user()));
    }

    private static StoredPasskey find(List<StoredPasskey> all, UUID id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    }

    private StoredPasskey passkey(String name, WebAuthn.Said<RegistrationData> said) {
        try {
            AttestedCredentialData credential = webAuthn.verified(said);
            long signatures = Objects.requireNonNull(said.content().getAttestationObject())
                    .getAuthenticatorData()
                    .getSignCount();
            return new StoredPasskey(
                    Ids.next(),
                    name,
                    credential.getCredentialId(),
                    webAuthn.bytes(credential),
                    signatures,
                    transports(said.content()),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null);
        } catch (WebAuthnException wrong) {
            throw notMade();
        }
    }

    /** Those that the standard names; what else a browser might say is not handed on to other browsers. */
    private static List<String> transports(RegistrationData data) {
        List<String> known = List.of("ble", "hybrid", "internal", "nfc", "smart-card", "usb");
        return data.getTransports() == null
                ? List.of()
                : data.getTransports().stream().map(AuthenticatorTransport::getValue).filter(known::contains).sorted().toList();
    }

    private static void checkName(String name) {
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "name", name, "Give the passkey a name");
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static void requireRoom(int known) {
        if (known >= MOST) {
            throw new Refusal(409, "auth.too_many_passkeys", "You have " + MOST + " passkeys; remove one that you do not use first.");
        }
    }

    private void forget(Identity identity) {
        if (identity.session() != null) {
            identities.forget(identity.session());
        }
    }

    private static InvalidInput notMade() {
        return new InvalidInput(
                "credential", "passkey_wrong", "The passkey was not made for this page, or too long ago; begin again.");
    }

    private static Passkey shown(StoredPasskey stored) {
        return new Passkey(stored.id(), stored.name(), stored.createdAt(), stored.lastUsedAt());
    }

    /** Another person, or the same one through another sign-in, cannot go on with it. */
    private static String place(Identity identity) {
        return "new passkey\n" + identity.user() + "\n" + identity.session();
    }
}
