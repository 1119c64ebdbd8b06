// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who a page session belongs to. The session holds two texts, the user's and the organization's id;
 * whether that person may still be here is asked again at most once a second.
 */
public final class SessionIdentities {
    private static final String USER = "switchboard.user";
    private static final String ORGANIZATION = "switchboard.organization";
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MANY = 10_000;

    private final SignIn signIn;
    private final Clock clock;
    private final Map<Key, Checked> checked = new ConcurrentHashMap<>();

    private record Key(String user, @Nullable String organization) {}

    private record Checked(Optional<Identity> identity, Instant at) {}

    public SessionIdentities(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Makes the session the identity's, under a new session id, so that an id known before is worth nothing. */
    public void enter(HttpServletRequest request, Identity identity) {
        HttpSession session = request.getSession(true);
        if (!session.isNew()) {
            request.changeSessionId();
        }
        session.setAttribute(USER, identity.user().toString());
        if (identity.organization() == null) {
            session.removeAttribute(ORGANIZATION);
        } else {
            session.setAttribute(ORGANIZATION, identity.organization().toString());
        }
    }

    public Optional<Identity> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : of(session);
    }

    private Optional<Identity> of(HttpSession session) {
        if (!(session.getAttribute(USER) instanceof String user)) {
            return Optional.empty();
        }
        return current(new Key(user, (String) session.getAttribute(ORGANIZATION)));
    }

    /** The identity as it is now, or empty when it may no longer be here. */
    public Optional<Identity> refreshed(Identity identity) {
        OrganizationId organization = identity.organization();
        return current(new Key(identity.user().toString(), organization == null ? null : organization.toString()));
    }

    private Optional<Identity> current(Key key) {
        Instant now = clock.instant();
        Checked known = checked.get(key);
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known.identity();
        }
        if (checked.size() > MANY) {
            checked.clear();
        }
        Optional<Identity> identity = ask(key);
        checked.put(key, new Checked(identity, now));
        return identity;
    }

    private Optional<Identity> ask(Key key) {
        return signIn.current(
                UserId.of(key.user()), key.organization() == null ? null : OrganizationId.of(key.organization()));
    }
}
