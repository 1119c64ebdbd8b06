// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import static io.switchboard.conversations.api.MessageState.*;

import io.switchboard.conversations.api.MessageState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How a message moves: only forward, whatever order a provider tells it in. Going back to the queue
 * is our own act, for a message that was not taken, failed, or whose fate is unknown.
 */
public final class Delivery {
    private static final Map<MessageState, Set<MessageState>> NEXT = new EnumMap<>(Map.of(
            RECEIVED, EnumSet.noneOf(MessageState.class),
            QUEUED, EnumSet.of(SENDING, SENT, DELIVERED, READ, FAILED),
            SENDING, EnumSet.of(QUEUED, UNKNOWN, SENT, DELIVERED, READ, FAILED),
            UNKNOWN, EnumSet.of(QUEUED, SENT, DELIVERED, READ, FAILED),
            SENT, EnumSet.of(DELIVERED, READ, FAILED),
            DELIVERED, EnumSet.of(READ),
            READ, EnumSet.noneOf(MessageState.class),
            FAILED, EnumSet.of(QUEUED)));

    private Delivery() {}

    public static boolean allows(MessageState from, MessageState to) {
        return next(from).contains(to);
    }

    /** The states from which a message may move to this one. */
    public static Set<MessageState> before(MessageState to) {
        Set<MessageState> sources = EnumSet.noneOf(MessageState.class);
        for (MessageState from : MessageState.values()) {
            if (allows(from, to)) {
                sources.add(from);
            }
        }
        return sources;
    }

    private static Set<MessageState> next(MessageState from) {
        return NEXT.getOrDefault(from, Set.of());
    }
}
