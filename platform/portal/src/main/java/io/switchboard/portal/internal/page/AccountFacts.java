// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the frame around every page shows of a person's account; asked at most every half minute. */
public final class AccountFacts {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MANY = 10_000;

    private final Accounts accounts;
    private final Languages languages;
    private final Clock clock;
    private final Map<Person, Facts> known = new ConcurrentHashMap<>();

    /** Somebody in one of their organizations; who came by its provider is not told of others. */
    private record Person(UserId user, @Nullable OrganizationId organization, boolean isByProvider) {}

    /** @param places the organizations that the person may act for, by name */
    record Facts(List<Accounts.Place> places, boolean isEmailVerified, Languages.Choice language, Instant at) {}

    public AccountFacts(Accounts accounts, Languages languages, Clock clock) {
        this.accounts = accounts;
        this.languages = languages;
        this.clock = clock;
    }

    /** What to speak to somebody who is signed in. */
    public Locale locale(Identity identity) {
        return of(identity).language().locale();
    }

    Facts of(Identity identity) {
        Instant now = clock.instant();
        Person person = new Person(identity.user(), identity.organization(), identity.isByProvider());
        @Nullable Facts facts = known.get(person);
        if (facts != null && now.isBefore(facts.at().plus(FRESH))) {
            return facts;
        }
        if (known.size() > MANY) {
            known.clear();
        }
        Facts asked = new Facts(
                accounts.organizations(identity),
                accounts.isEmailVerified(identity.user()),
                languages.of(identity),
                now);
        known.put(person, asked);
        return asked;
    }

    /** They have just joined an organization, confirmed their address or chosen a language; the next page is to show it. */
    void forget(UserId user) {
        known.keySet().removeIf(person -> person.user().equals(user));
    }
}
