// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.OwnPassword;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.account.SignInDelay;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.factor.SecondStep;
import io.switchboard.foundation.internal.people.Newcomers;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.secret.Seal;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;

/** The parts of single sign-on, wired together. */
public final class SignOnParts {
    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Clock clock;
    private final ProviderRows rows;
    private final OpenIdProvider provider;
    private final SignOnAddresses addresses;
    private final Seal seal;

    public SignOnParts(
            PlatformDatabase database, SwitchboardConfig config, MasterKey masterKey, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.rows = new ProviderRows(clock);
        this.provider = new OpenIdProvider(
                new ProviderCalls(new ProviderAddress(config.signOn().privateProviders())), clock);
        this.addresses = new SignOnAddresses(config.publicUrl());
        this.seal = masterKey.seal("switchboard sign-on secrets");
    }

    public SignOnSettings settings(Reauthentication reauthentication) {
        return new DatabaseSignOnSettings(
                database, rows, provider, addresses, new Sessions(clock), reauthentication, audit, seal);
    }

    public SingleSignOn singleSignOn(
            AccountStore accounts, Passwords passwords, SecondStep secondStep, Newcomers newcomers) {
        SignInDelay delay = new SignInDelay(database, clock);
        return new DatabaseSingleSignOn(
                database,
                rows,
                provider,
                addresses,
                new Attempts(clock),
                new SignOnProofs(clock),
                new Welcome(accounts, new Subjects(clock), newcomers, audit),
                accounts,
                secondStep,
                delay,
                new OwnPassword(passwords, delay),
                seal);
    }
}
