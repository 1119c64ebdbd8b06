// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.event.Audience;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.internal.Wakeable;
import io.switchboard.kernel.internal.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the outbox once for the whole server and hands each event to the organization's listeners. */
public final class LiveFeed implements EventFeed, AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(LiveFeed.class);
    private static final int BATCH = 500;
    private static final int REPLAY = 1000;

    private final OutboxReader outbox;
    private final Clock clock;
    private final ObjectMapper mapper = PayloadMapper.create();
    private final Map<OrganizationId, Set<Consumer<FeedEvent>>> listeners = new ConcurrentHashMap<>();
    private final Wakeable loop = new Wakeable("feed", Duration.ofMillis(500), this::round);
    private volatile Position position = new Position(0, 0);

    LiveFeed(OutboxReader outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void start(Workers workers) {
        position = outbox.now();
        loop.start(workers);
    }

    void wake() {
        loop.wake();
    }

    private void round() {
        List<StoredEvent> events = outbox.after(position, BATCH);
        for (StoredEvent event : events) {
            Optional<FeedEvent> view = view(event);
            view.ifPresentOrElse(seen -> tell(event.organization(), seen), () -> unreadable(event));
            position = event.position();
        }
        if (!events.isEmpty() || outbox.isMoreComing(position)) {
            again();
        }
    }

    private void again() {
        try {
            Thread.sleep(2);
            loop.wake();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(OrganizationId organization, FeedEvent event) {
        for (Consumer<FeedEvent> listener : listeners.getOrDefault(organization, Set.of())) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                // One client's broken connection is its own; it resumes by its cursor.
                logger.debug("A listener of the feed failed", e);
            }
        }
    }

    /** Nobody is told of it, since nobody can say who may be; those behind it are not kept back. */
    private static void unreadable(StoredEvent event) {
        logger.error("The audience of {} {} of {} cannot be read; no client is told", event.type(), event.id(), event.module());
    }

    /** As clients see it; empty when it cannot be read who they are. */
    private Optional<FeedEvent> view(StoredEvent event) {
        String meant = event.audience();
        if (meant == null) {
            return Optional.of(view(event, null));
        }
        return audience(meant).map(audience -> view(event, audience));
    }

    private static FeedEvent view(StoredEvent event, @Nullable Audience audience) {
        return new FeedEvent(
                event.position().toString(),
                event.id().toString(),
                event.type(),
                event.occurredAt(),
                event.feature(),
                event.json(),
                null,
                audience);
    }

    private Optional<Audience> audience(String json) {
        try {
            return Optional.ofNullable(mapper.readValue(json, Audience.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Subscription subscribe(OrganizationId organization, Consumer<FeedEvent> listener) {
        listeners.compute(organization, (o, present) -> {
            Set<Consumer<FeedEvent>> set = present == null ? ConcurrentHashMap.newKeySet() : present;
            set.add(listener);
            return set;
        });
        return () -> listeners.computeIfPresent(organization, (o, set) -> {
            set.remove(listener);
            return set.isEmpty() ? null : set;
        });
    }

    @Override
    public boolean replay(OrganizationId organization, String cursor, Consumer<FeedEvent> listener) {
        Optional<Position> from = Position.parse(cursor);
        if (from.isEmpty()) {
            return false;
        }
        List<StoredEvent> missed = outbox.after(from.get(), organization, REPLAY + 1);
        missed.stream().limit(REPLAY).flatMap(event -> view(event).stream()).forEach(listener);
        return missed.size() <= REPLAY;
    }

    @Override
    public String cursor() {
        return position.toString();
    }

    @Override
    public void signal(OrganizationId organization, @Nullable UserId only, String feature, String type, String json) {
        tell(organization, new FeedEvent("", Ids.next().toString(), type, clock.instant(), feature, json, only, null));
    }

    @Override
    public void close() {
        loop.close();
    }
}
