// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Events;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.Channels;
import io.switchboard.conversations.api.event.ChannelChanged;
import io.switchboard.conversations.internal.persistence.ChannelRows;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Channels of all kinds, as the modules that serve them tell of them. */
@Component(service = Channels.class)
public final class ChannelRegistry implements Channels {
    private final ChannelRows channels = new ChannelRows();
    private final Transactions transactions;
    private final Events events;
    private final ChannelTroubles troubles;
    private final Clock clock;

    @Activate
    public ChannelRegistry(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference ChannelTroubles troubles,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public void register(
            ChannelId channel, String kind, String name, String address, Set<ChannelCapability> capabilities) {
        transactions.sql(connection -> {
            channels.register(connection, channel.value(), kind, name, address, capabilities);
            return true;
        });
    }

    @Override
    public void stateChanged(ChannelId channel, ChannelState state, String reasonCode, String detail) {
        transactions.sql(connection -> {
            if (channels.move(connection, channel.value(), state, reasonCode, detail, clock.instant())) {
                tell(channel, state.name().toLowerCase(Locale.ROOT), reasonCode);
            }
            transactions.afterCommit(() -> troubles.note(channel, state));
            return true;
        });
    }

    @Override
    public void remove(ChannelId channel) {
        transactions.sql(connection -> {
            channels.remove(connection, channel.value(), clock.instant());
            tell(channel, "removed", "removed");
            transactions.afterCommit(() -> troubles.forget(channel));
            return true;
        });
    }

    private void tell(ChannelId channel, String state, String reasonCode) {
        events.publish(
                ChannelChanged.TYPE, "channel:" + channel, new ChannelChanged(channel.value(), state, reasonCode));
    }
}
