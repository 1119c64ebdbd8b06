// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.ConfiguredPasswords;
import io.switchboard.foundation.internal.account.DatabaseAccounts;
import io.switchboard.foundation.internal.account.DatabaseSignIn;
import io.switchboard.foundation.internal.account.LiveIdentities;
import io.switchboard.foundation.internal.account.NewOrganizations;
import io.switchboard.foundation.internal.account.OperatorAccount;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.demo.DemoOrganizations;
import io.switchboard.foundation.internal.factor.AccountNotices;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.factor.TwoFactorParts;
import io.switchboard.foundation.internal.key.DatabaseApiKeys;
import io.switchboard.foundation.internal.people.Newcomers;
import io.switchboard.foundation.internal.signon.SignOnParts;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;

/** Accounts and every way to come in, wired together. */
final class SignInParts {
    final Accounts accounts;
    final ApiKeys apiKeys;
    final DatabaseSignIn signIn;
    final TwoFactor twoFactor;
    final Passkeys passkeys;
    final SignOnSettings signOnSettings;
    final SingleSignOn singleSignOn;
    final Reauthentication reauthentication;
    private final Ground ground;
    private final TwoFactorParts factors;

    SignInParts(Ground ground) {
        this.ground = ground;
        PlatformDatabase database = ground.database;
        AccountStore store = ground.store;
        Passwords passwords = ground.passwords;
        AuditTrail audit = ground.audit;
        Clock clock = ground.clock;
        DatabaseApiKeys keys = new DatabaseApiKeys(database, audit, clock);
        LiveIdentities identities = new LiveIdentities(database, store, keys, clock);
        AccountNotices notices = new AccountNotices(audit, ground.mails.outbox(), ground.links);
        this.factors = new TwoFactorParts(
                database, store, passwords, ground.masterKey, notices, ground.config.publicUrl(), clock);
        DatabaseAccounts ownAccounts = new DatabaseAccounts(
                database, store, passwords, audit, ground.mails.outbox(), ground.links, notices, identities, clock);
        NewOrganizations newOrganizations = new NewOrganizations(database, store, passwords, audit, ownAccounts);
        ensureFirstAccounts(newOrganizations);
        this.accounts = ownAccounts;
        this.apiKeys = keys;
        this.reauthentication = factors.reauthentication();
        this.signIn = new DatabaseSignIn(
                database, newOrganizations, store, passwords, ground.tokenKey(), audit, notices, identities,
                factors.secondStep(), clock);
        this.twoFactor = factors.twoFactor(identities);
        this.passkeys = factors.passkeys(identities);
        SignOnParts signOns = new SignOnParts(database, ground.config, ground.masterKey, audit, clock);
        this.signOnSettings = signOns.settings(reauthentication);
        this.singleSignOn = signOns.singleSignOn(
                store,
                passwords,
                factors.secondStep(),
                new Newcomers(store, audit, ground.gate::limits, ground.work::get, clock));
    }

    SecurityPolicy policy(People people) {
        return factors.policy(people, ground.audit);
    }

    private void ensureFirstAccounts(NewOrganizations newOrganizations) {
        SwitchboardConfig config = ground.config;
        ConfiguredPasswords configured =
                new ConfiguredPasswords(ground.masterKey.code("switchboard configured passwords"));
        new OperatorAccount(ground.database, ground.store, ground.passwords, configured, ground.clock)
                .ensure(config.security().operatorEmail(), config.security().operatorPassword());
        if (config.demo().enabled()) {
            new DemoOrganizations(ground.database, ground.store, newOrganizations, ground.passwords, configured)
                    .ensure(config.demo().password());
        }
    }
}
