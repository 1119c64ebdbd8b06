// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The page sessions of this server. */
public final class OpenSessions implements HttpSessionListener, HttpSessionIdListener {
    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();
    private final Consumer<String> ended;

    /** @param ended told the id of a session that is over */
    public OpenSessions(Consumer<String> ended) {
        this.ended = ended;
    }

    Collection<HttpSession> all() {
        return List.copyOf(sessions.values());
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        sessions.remove(oldSessionId);
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        String id = event.getSession().getId();
        sessions.remove(id);
        ended.accept(id);
    }
}
