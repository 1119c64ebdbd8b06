// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the frame around every page shows of a person's account; asked at most every half minute. */
public final class AccountFacts {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MANY = 10_000;

    private final Accounts accounts;
    private final Clock clock;
    private final Map<UserId, Facts> known = new ConcurrentHashMap<>();

    /** @param places the organizations that the person may act for, by name */
    record Facts(List<Accounts.Place> places, boolean isEmailVerified, Instant at) {}

    public AccountFacts(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Facts of(Identity identity) {
        Instant now = clock.instant();
        @Nullable Facts facts = known.get(identity.user());
        if (facts != null && now.isBefore(facts.at().plus(FRESH))) {
            return facts;
        }
        if (known.size() > MANY) {
            known.clear();
        }
        Facts asked = new Facts(accounts.organizations(identity), accounts.isEmailVerified(identity.user()), now);
        known.put(identity.user(), asked);
        return asked;
    }

    /** They have just joined an organization or confirmed their address, and the next page is to show it. */
    void forget(UserId user) {
        known.remove(user);
    }
}
