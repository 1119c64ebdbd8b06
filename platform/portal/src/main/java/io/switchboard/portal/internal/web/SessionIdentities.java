// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a page session belongs to. The session holds one text, the id of a sign-in; whose it is, and
 * whether they may still be here, the sign-ins themselves know, at most half a second late.
 */
public final class SessionIdentities {
    private static final String SIGN_IN = "switchboard.sign-in";

    private final SignIn signIn;

    public SessionIdentities(SignIn signIn) {
        this.signIn = signIn;
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
        before.ifPresent(signIn::end);
        return opened;
    }

    /** Ends the sign-in and the page session, and with it its live connections. */
    public void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Optional<SessionId> held = held(session);
            session.invalidate();
            held.ifPresent(signIn::end);
        }
    }

    public Optional<Identity> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : held(session).flatMap(signIn::current);
    }

    private static Optional<SessionId> held(HttpSession session) {
        return session.getAttribute(SIGN_IN) instanceof String text ? Optional.of(SessionId.of(text)) : Optional.empty();
    }

    /**
     * Who they are now, with the permissions and teams of this moment, or empty when they may no longer be
     * here or have to set up a second factor first; for a connection that asks again and again by itself.
     */
    public Optional<Identity> now(Identity identity) {
        return identity.session() == null
                ? Optional.empty()
                : signIn.current(identity.session()).filter(now -> !now.isEnrolling());
    }
}
