// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who a page session belongs to. The session holds one text, the id of a sign-in; whose it is, and
 * whether they may still be here, is asked again every half second.
 */
public final class SessionIdentities {
    private static final String SIGN_IN = "switchboard.sign-in";
    /** The sign-ins remember an answer for half a second too: together it is less than a second old. */
    private static final Duration FRESH = Duration.ofMillis(450);
    private static final int MANY = 10_000;

    private final SignIn signIn;
    private final Clock clock;
    private final Map<SessionId, Checked> checked = new ConcurrentHashMap<>();

    private record Checked(Optional<Identity> identity, Instant at) {}

    public SessionIdentities(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /**
     * Opens a sign-in for the identity and makes the session theirs, under a new session id, so that an id
     * known before is worth nothing. A sign-in that the session held before is ended.
     *
     * @return the identity with its sign-in
     */
    public Identity enter(HttpServletRequest request, Identity identity) {
        HttpSession session = request.getSession(true);
        if (!session.isNew()) {
            request.changeSessionId();
        }
        Optional<SessionId> before = held(session);
        Identity opened = signIn.open(identity);
        session.setAttribute(SIGN_IN, Objects.requireNonNull(opened.session(), "no sign-in was opened").toString());
        before.ifPresent(this::end);
        return opened;
    }

    /** Ends the sign-in and the page session, and with it its live connections. */
    public void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Optional<SessionId> held = held(session);
            session.invalidate();
            held.ifPresent(this::end);
        }
    }

    private void end(SessionId id) {
        signIn.end(id);
        checked.remove(id);
    }

    public Optional<Identity> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : held(session).flatMap(this::known);
    }

    private static Optional<SessionId> held(HttpSession session) {
        return session.getAttribute(SIGN_IN) instanceof String text ? Optional.of(SessionId.of(text)) : Optional.empty();
    }

    /** Whether they may still be here now; for a connection that asks again and again by itself. */
    public boolean mayStay(Identity identity) {
        return identity.session() != null && ask(identity.session()).isPresent();
    }

    private Optional<Identity> ask(SessionId id) {
        Optional<Identity> identity = signIn.current(id);
        if (checked.size() > MANY) {
            checked.clear();
        }
        checked.put(id, new Checked(identity, clock.instant()));
        return identity;
    }

    /** What this person just changed about themselves is to be seen at once. */
    public void forget(Identity identity) {
        if (identity.session() != null) {
            checked.remove(identity.session());
        }
    }

    private Optional<Identity> known(SessionId id) {
        @Nullable Checked known = checked.get(id);
        boolean isFresh = known != null && clock.instant().isBefore(known.at().plus(FRESH));
        return isFresh ? known.identity() : ask(id);
    }
}
