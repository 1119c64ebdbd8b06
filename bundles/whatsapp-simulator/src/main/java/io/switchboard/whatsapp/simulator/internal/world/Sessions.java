// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The sessions there are; of too many the oldest that is not linked goes. */
public final class Sessions {

    private static final int MOST = 500;

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final SimulatedTime time;
    private final Consumer<String> changed;

    /** @param changed told {@code sessions} */
    public Sessions(SimulatedTime time, Consumer<String> changed) {
        this.time = time;
        this.changed = changed;
    }

    public synchronized List<Session> all() {
        return sessions.values().stream().map(session -> session.at(time.seconds())).toList();
    }

    public Optional<Session> find(String id) {
        return first(session -> session.id().equals(id));
    }

    public Optional<Session> first(Predicate<Session> wanted) {
        return all().stream().filter(wanted).findFirst();
    }

    public void add(Session session) {
        synchronized (this) {
            sessions.put(session.id(), session);
            if (sessions.size() > MOST) {
                sessions.values().stream()
                        .filter(old -> !old.state().linked())
                        .findFirst()
                        .ifPresent(old -> sessions.remove(old.id()));
            }
        }
        changed.accept("sessions");
    }

    /** @return what became of it; empty when it is gone */
    public Optional<Session> change(String id, UnaryOperator<Session> change) {
        Optional<Session> now;
        synchronized (this) {
            now = Optional.ofNullable(
                    sessions.computeIfPresent(id, (key, session) -> change.apply(session.at(time.seconds()))));
        }
        changed.accept("sessions");
        return now;
    }

    public boolean remove(String id) {
        boolean removed;
        synchronized (this) {
            removed = sessions.remove(id) != null;
        }
        changed.accept("sessions");
        return removed;
    }
}
