// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.foundation.Passkeys;
import io.switchboard.foundation.People;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.LiveIdentities;
import io.switchboard.foundation.internal.account.OwnPassword;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.account.SignInDelay;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.URI;
import java.time.Clock;

/** The parts of the second factor, wired together. */
public final class TwoFactorParts {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final AccountNotices notices;
    private final Enrolments enrolments;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final RequiredRoles required = new RequiredRoles();
    private final Sessions sessions;
    private final PasskeyRows passkeys;
    private final WebAuthn webAuthn;
    private final Challenges challenges;
    private final PasskeyProofs passkeyProofs;
    private final SecondStep secondStep;
    private final Reauthentication reauthentication;
    private final Clock clock;

    public TwoFactorParts(
            PlatformDatabase database,
            AccountStore accounts,
            Passwords passwords,
            MasterKey masterKey,
            AccountNotices notices,
            URI publicUrl,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
        this.enrolments = new Enrolments(masterKey.seal("switchboard enrolments"), clock);
        this.factors = new SecondFactors(masterKey.seal("switchboard second factors"), clock);
        this.recovery = new RecoveryCodes(masterKey.code("switchboard recovery codes"), clock);
        this.sessions = new Sessions(clock);
        this.passkeys = new PasskeyRows(clock);
        this.webAuthn = new WebAuthn(publicUrl);
        this.challenges = new Challenges(masterKey.code("switchboard passkey challenges"), clock);
        this.passkeyProofs = new PasskeyProofs(passkeys, webAuthn, challenges, notices);
        SignInDelay delay = new SignInDelay(database, clock);
        this.secondStep = new SecondStep(
                database, accounts, factors, recovery, passkeyProofs, new SignInProofs(clock), delay, notices);
        this.reauthentication =
                new Reauthentication(database, accounts, new OwnPassword(passwords, delay), secondStep);
    }

    public SecondStep secondStep() {
        return secondStep;
    }

    public Reauthentication reauthentication() {
        return reauthentication;
    }

    public TwoFactor twoFactor(LiveIdentities identities) {
        return new DatabaseTwoFactor(
                database, accounts, reauthentication, enrolments, factors, recovery, required, notices, sessions, identities);
    }

    public Passkeys passkeys(LiveIdentities identities) {
        return new DatabasePasskeys(
                database, accounts, reauthentication, factors, recovery, passkeys, webAuthn, challenges, passkeyProofs,
                notices, sessions, identities, clock);
    }

    public SecurityPolicy policy(People people, AuditTrail audit) {
        return new DatabaseSecurityPolicy(database, accounts, people, required, factors, sessions, notices, audit);
    }
}
