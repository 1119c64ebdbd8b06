// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.key.DatabaseApiKeys;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Who speaks through a sign-in or a key of the API as they are now. Every request, page and open stream
 * asks here, so an answer is remembered for half a second: that long may somebody stay who is let go.
 */
public final class LiveIdentities {
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final DatabaseApiKeys keys;
    private final Sessions sessions;
    private final BriefCache<SessionId, Identity> bySession;
    private final BriefCache<String, Identity> byKey;

    public LiveIdentities(PlatformDatabase database, AccountStore accounts, DatabaseApiKeys keys, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.sessions = new Sessions(clock);
        this.bySession = new BriefCache<>(clock, REMEMBERED);
        this.byKey = new BriefCache<>(clock, REMEMBERED);
    }

    /** Whoever speaks through it, a program by the id of its key too; empty when it has ended. */
    Optional<Identity> of(SessionId session) {
        return bySession.get(session, id -> database.transaction(c -> {
            Optional<Identity> identity = accounts.identity(c, id);
            if (identity.isPresent()) {
                sessions.seen(c, id);
                return identity;
            }
            return keys.identity(c, id);
        }));
    }

    Optional<Identity> ofKey(String text) {
        return byKey.get(text, keys::identity);
    }

    /** It was ended or its person has changed, and that is to be seen at once. */
    public void forget(SessionId session) {
        bySession.forget(session);
    }
}
