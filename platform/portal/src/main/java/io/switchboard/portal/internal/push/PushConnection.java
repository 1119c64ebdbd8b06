// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live connection of one open page. */
final class PushConnection extends Endpoint {
    private static final Logger log = LoggerFactory.getLogger(PushConnection.class);
    private static final String SIGNED_OUT = "Sign in again";

    private final PushHub hub;
    private volatile @Nullable Identity identity;
    private final String httpSession;
    private final String cursor;
    private final Optional<PageKey> page;
    private volatile @Nullable Outbox outbox;
    private volatile @Nullable ClientFeed feed;
    private volatile Instant lastHeard;
    private Set<PageKey> panels = Set.of();

    /** @param identity null for a stranger, who is told so and closed */
    PushConnection(
            PushHub hub, @Nullable Identity identity, String httpSession, String cursor, Optional<PageKey> page) {
        this.hub = hub;
        this.identity = identity;
        this.httpSession = httpSession;
        this.cursor = cursor;
        this.page = page;
        this.lastHeard = hub.now();
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Outbox line = new Outbox(session);
        outbox = line;
        Identity known = identity;
        if (known == null) {
            line.close(CloseCodes.VIOLATED_POLICY, SIGNED_OUT);
            return;
        }
        // Not lambdas: the container finds the kind of message by the handler's generic interface.
        session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
                heard(text);
            }
        });
        session.addMessageHandler(PongMessage.class, new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                lastHeard = hub.now();
            }
        });
        hub.opened(this);
        if (known.organization() != null) {
            ClientFeed opened = hub.feed(() -> identity().orElse(known), this::tell);
            feed = opened;
            opened.start(cursor);
        }
    }

    private void heard(String text) {
        lastHeard = hub.now();
        PageMessage message = PageMessage.read(text);
        if (message.isPing() && outbox != null) {
            outbox.send("{\"type\":\"pong\"}");
        }
        message.panels().ifPresent(this::shows);
    }

    private synchronized void shows(Set<PageKey> now) {
        hub.shows(panels, now);
        panels = now;
    }

    void tell(FeedEvent event) {
        if (outbox != null) {
            outbox.send(EventText.of(event));
        }
    }

    void ping() {
        if (outbox != null) {
            outbox.ping();
        }
    }

    void signedOut() {
        close(CloseCodes.VIOLATED_POLICY, SIGNED_OUT);
    }

    void close(CloseReason.CloseCode code, String reason) {
        if (outbox != null) {
            outbox.close(code, reason);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (feed != null) {
            feed.close();
        }
        hub.closed(this, isLeft(reason.getCloseCode()));
    }

    private static boolean isLeft(CloseReason.CloseCode code) {
        return code == CloseCodes.NORMAL_CLOSURE || code == CloseCodes.GOING_AWAY || code == CloseCodes.VIOLATED_POLICY;
    }

    @Override
    public void onError(Session session, Throwable failure) {
        // Mostly a browser that left without a word; onClose follows.
        log.debug("A live connection broke", failure);
    }

    /** Who they are at this moment, with other permissions and teams perhaps than before. */
    void isNow(Identity present) {
        identity = present;
    }

    Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    Optional<OrganizationId> organization() {
        return identity().map(Identity::organization);
    }

    Optional<PageKey> page() {
        return page;
    }

    /** The page and the panels on it, which are pages of other modules. */
    synchronized Set<PageKey> pages() {
        Set<PageKey> all = new HashSet<>(panels);
        page.ifPresent(all::add);
        return all;
    }

    String httpSession() {
        return httpSession;
    }

    Instant lastHeard() {
        return lastHeard;
    }
}
