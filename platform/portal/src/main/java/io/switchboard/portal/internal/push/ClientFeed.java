// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.api.event.Audience;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import io.switchboard.portal.internal.web.Gateway;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's view of its organization's feed: only what its plan has, what they may see and what is not
 * told to somebody else in person, and after a resume nothing missing and nothing twice.
 */
final class ClientFeed implements AutoCloseable {
    /** Told to a client that has to load what it shows again, since not everything could be replayed. */
    static final String RESYNC = "resync";

    private static final int REPLAY_LIMIT = 1000;

    private final EventFeed feed;
    private final Gateway gateway;
    private final Supplier<Identity> listener;
    private final OrganizationId organization;
    private final Clock clock;
    private final Consumer<FeedEvent> sink;
    private final List<FeedEvent> early = new ArrayList<>();
    private boolean isReplaying = true;
    private boolean isClosed;
    private EventFeed.@Nullable Subscription subscription;

    /**
     * @param listener who listens, at most a second old; asked for every event
     * @param sink must not block
     */
    ClientFeed(
            EventFeed feed, Gateway gateway, Supplier<Identity> listener, Clock clock, Consumer<FeedEvent> sink) {
        this.feed = feed;
        this.gateway = gateway;
        this.listener = listener;
        this.organization = Gateway.organization(listener.get());
        this.clock = clock;
        this.sink = sink;
    }

    /** Begins after the cursor, or now when it is empty. */
    void start(String cursor) {
        // Subscribing first leaves no gap; what comes meanwhile waits, and what is in both is told once.
        keep(feed.subscribe(organization, this::live));
        Set<String> replayed = cursor.isEmpty() ? Set.of() : replay(cursor);
        synchronized (this) {
            early.stream().filter(event -> !replayed.contains(event.id())).forEach(this::tell);
            early.clear();
            isReplaying = false;
        }
    }

    private Set<String> replay(String cursor) {
        Set<String> told = new HashSet<>();
        boolean isWhole = feed.replay(organization, cursor, event -> {
            told.add(event.id());
            tell(event);
        });
        if (!isWhole || told.size() >= REPLAY_LIMIT) {
            sink.accept(EventText.note(RESYNC, clock.instant(), Map.of("reason", "missed")));
        }
        return told;
    }

    private synchronized void live(FeedEvent event) {
        if (isReplaying) {
            early.add(event);
        } else {
            tell(event);
        }
    }

    /** A program is told nothing in person. */
    private boolean isForThem(@Nullable UserId only) {
        return only == null || !listener.get().isProgram() && only.equals(listener.get().user());
    }

    private void tell(FeedEvent event) {
        if (gateway.isOpen(organization, event.feature()) && isForThem(event.only()) && isMeant(event.audience())) {
            sink.accept(event);
        }
    }

    private boolean isMeant(@Nullable Audience audience) {
        return audience == null || audience.includes(listener.get().caller());
    }

    /** The client may have left while it was being subscribed. */
    private synchronized void keep(EventFeed.Subscription opened) {
        if (isClosed) {
            opened.close();
        } else {
            subscription = opened;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (subscription != null) {
            subscription.close();
        }
    }
}
