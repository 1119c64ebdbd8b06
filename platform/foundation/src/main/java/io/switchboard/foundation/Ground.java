// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.account.OwnPermissions;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.audit.AuditChain;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.grant.EntitlementGate;
import io.switchboard.foundation.internal.mail.Mails;
import io.switchboard.foundation.internal.notification.Signals;
import io.switchboard.foundation.internal.people.NoWork;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.work.MemberWork;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/** What every other part stands on: the database, the keys, the clock, and the rows that all of them share. */
final class Ground {
    private static final int SHORTEST_KEY = 32;

    final PlatformDatabase database;
    final SwitchboardConfig config;
    final Clock clock;
    final MasterKey masterKey;
    final AuditChain chain;
    final AuditTrail audit;
    final PermissionCatalogue permissions = new PermissionCatalogue(OwnPermissions.all());
    final Roles roles = new Roles(permissions);
    final AccountStore store;
    final Passwords passwords = new Passwords();
    final Links links;
    final Mails mails;
    final EntitlementGate gate;
    final Signals signals = new Signals();
    final AtomicReference<MemberWork> work = new AtomicReference<>(new NoWork());

    Ground(PlatformDatabase database, SwitchboardConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.masterKey = new MasterKey(key("master-key", config.security().masterKey()));
        this.chain = AuditChain.of(masterKey);
        this.audit = new AuditTrail(chain, clock);
        this.store = new AccountStore(roles, clock);
        this.links = new Links(config.publicUrl());
        this.mails = new Mails(
                database, config.mail(), masterKey.seal("switchboard mails"), masterKey.code("switchboard mail tags"), clock);
        this.gate = new EntitlementGate(database, clock, config.publicUrl());
    }

    byte[] tokenKey() {
        return key("token-key", config.security().tokenKey());
    }

    private static byte[] key(String name, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("switchboard.security." + name + " is not base64", e);
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "switchboard.security." + name + " must be at least " + SHORTEST_KEY + " bytes in base64");
        }
        return key;
    }
}
