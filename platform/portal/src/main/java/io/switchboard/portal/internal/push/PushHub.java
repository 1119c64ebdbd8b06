// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.SessionIdentities;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All live connections: it asks who is still there, closes who may no longer, and tells pages of newer versions. */
public final class PushHub implements GenerationListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PushHub.class);
    /** With the half second for which sign-ins remember an answer, nobody is here for a second who may not be. */
    private static final Duration TICK = Duration.ofMillis(450);
    private static final int PING_TICKS = 44;
    private static final Duration SILENCE = Duration.ofSeconds(70);

    private final EventFeed events;
    private final Gateway gateway;
    private final SessionIdentities identities;
    private final Clock clock;
    private final OpenPages pages;
    private final Set<PushConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, Generation> current = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "switchboard-push");
        thread.setDaemon(true);
        return thread;
    });

    // The ticker's own
    private int ticks;
    private boolean isTroubled;

    public PushHub(EventFeed events, Gateway gateway, SessionIdentities identities, Clock clock) {
        this.events = events;
        this.gateway = gateway;
        this.identities = identities;
        this.clock = clock;
        this.pages = new OpenPages(clock);
        ticker.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    Instant now() {
        return clock.instant();
    }

    ClientFeed feed(Supplier<Identity> listener, Consumer<FeedEvent> sink) {
        return new ClientFeed(events, gateway, listener, clock, sink);
    }

    /** Where the feed stands: what a page that is rendered now has seen. */
    public String cursor() {
        return events.cursor();
    }

    /** A page of this generation is being rendered and will connect in a moment. */
    public void rendered(String module, String revision) {
        pages.expected(new PageKey(module, revision));
    }

    void opened(PushConnection connection) {
        connections.add(connection);
        connection.page().ifPresent(page -> {
            pages.opened(page);
            Generation newest = current.get(page.module());
            if (newest != null && !newest.revision().equals(page.revision()) && has(connection, newest)) {
                connection.tell(updated(newest));
            }
        });
    }

    /** The page shows other panels than before. */
    void shows(Set<PageKey> before, Set<PageKey> now) {
        now.stream().filter(panel -> !before.contains(panel)).forEach(pages::opened);
        before.stream().filter(panel -> !now.contains(panel)).forEach(pages::closed);
    }

    /** @param isLeft whether the page itself is gone; otherwise its connection broke and it will be back */
    void closed(PushConnection connection, boolean isLeft) {
        if (connections.remove(connection)) {
            for (PageKey page : connection.pages()) {
                if (!isLeft) {
                    pages.expected(page);
                }
                pages.closed(page);
            }
        }
    }

    /** Closes what belongs to a page session that has ended. */
    public void sessionEnded(String httpSession) {
        connections.stream()
                .filter(connection -> connection.httpSession().equals(httpSession))
                .forEach(PushConnection::signedOut);
    }

    private void tick() {
        boolean isPing = ++ticks % PING_TICKS == 0;
        Map<SessionId, Optional<Identity>> answers = new HashMap<>();
        for (PushConnection connection : connections) {
            try {
                tend(connection, isPing, answers);
                isTroubled = false;
            } catch (RuntimeException failure) {
                // One connection's failure must not stop the ticker for the others, and one in the log is enough.
                if (!isTroubled) {
                    log.warn("A live connection could not be tended", failure);
                }
                isTroubled = true;
            }
        }
    }

    private void tend(PushConnection connection, boolean isPing, Map<SessionId, Optional<Identity>> answers) {
        Optional<Identity> present = present(connection, answers);
        present.ifPresent(connection::isNow);
        if (present.isEmpty()) {
            connection.signedOut();
        } else if (connection.lastHeard().plus(SILENCE).isBefore(now())) {
            connection.close(CloseCodes.GOING_AWAY, "Nothing was heard");
        } else if (isPing) {
            connection.ping();
        }
    }

    /** Asked once for all pages of a sign-in. */
    private Optional<Identity> present(PushConnection connection, Map<SessionId, Optional<Identity>> answers) {
        Identity identity = connection.identity().orElse(null);
        return identity == null || identity.session() == null
                ? Optional.empty()
                : answers.computeIfAbsent(identity.session(), id -> identities.now(identity));
    }

    @Override
    public void live(Generation generation) {
        Generation before = current.put(generation.descriptor().id(), generation);
        if (before == null) {
            return;
        }
        FeedEvent note = updated(generation);
        // To all: a panel of this module that is only just being loaded is not known here yet.
        connections.stream()
                .filter(connection -> has(connection, generation))
                .forEach(connection -> connection.tell(note));
    }

    private boolean has(PushConnection connection, Generation generation) {
        String feature = generation.descriptor().feature();
        return connection.organization().stream().anyMatch(organization -> gateway.isOpen(organization, feature));
    }

    private FeedEvent updated(Generation generation) {
        return EventText.note("module.updated", now(), Map.of(
                "module", generation.descriptor().id(),
                "revision", generation.revision(),
                "title", generation.descriptor().title()));
    }

    @Override
    public boolean hasOpenPages(Generation generation) {
        return pages.isOpen(new PageKey(generation.descriptor().id(), generation.revision()));
    }

    @Override
    public void retired(Generation generation) {
        PageKey gone = new PageKey(generation.descriptor().id(), generation.revision());
        current.remove(gone.module(), generation);
        pages.forget(gone);
        FeedEvent note = EventText.note(
                "module.retired", now(), Map.of("module", gone.module(), "revision", gone.revision()));
        connections.stream()
                .filter(connection -> connection.pages().contains(gone))
                .forEach(connection -> connection.tell(note));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        connections.forEach(connection -> connection.close(CloseCodes.SERVICE_RESTART, "The server restarts"));
    }
}
