// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.job.Jobs;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.domain.ServiceWindow;
import io.switchboard.conversations.internal.persistence.ConversationRows.ChannelRow;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import io.switchboard.conversations.internal.persistence.OutboundRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way out: what may leave by a channel, and the queue that the send job empties. */
final class Departures {
    private static final Set<String> CLOSED = Set.of("logged_out", "banned", "disabled");

    private final OutboundRows outbound = new OutboundRows();
    private final Connectors connectors;
    private final Jobs jobs;
    private final Clock clock;

    Departures(Connectors connectors, Jobs jobs, Clock clock) {
        this.connectors = connectors;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Queues the message, or a reaction to it, behind what the conversation already waits to send. */
    void add(Connection connection, UUID conversation, UUID message, @Nullable String reaction) throws SQLException {
        Instant now = clock.instant();
        outbound.add(connection, conversation, message, reaction, now);
        jobs.enqueue(SendQueue.JOB, conversation.toString(), "{}", now);
    }

    void requireOpenChannel(Locked conversation, Instant now) {
        ChannelRow channel = conversation.channel();
        if (channel.removed()) {
            throw CannotSend.notConnected(channel.name(), "removed");
        }
        if (CLOSED.contains(channel.state())) {
            throw CannotSend.notConnected(channel.name(), channel.state());
        }
        connectors.outsidePlan(channel.kind()).ifPresent(refusal -> {
            throw refusal;
        });
        if (channel.can(ChannelCapability.SERVICE_WINDOW) && !ServiceWindow.isOpen(conversation.lastInbound(), now)) {
            throw CannotSend.windowClosed(channel.name());
        }
    }

    static void requireCapability(ChannelRow channel, ChannelCapability capability) {
        if (!channel.can(capability)) {
            throw CannotSend.notCapable(channel.name(), capability);
        }
    }
}
