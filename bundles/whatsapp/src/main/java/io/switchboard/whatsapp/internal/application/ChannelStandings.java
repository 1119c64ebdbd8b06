// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.audit.Changes;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.conversations.api.Channels;
import io.switchboard.whatsapp.internal.persistence.ChannelRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves channels between states, here and on the channel's timeline, in one transaction. */
@Component(service = ChannelStandings.class)
public final class ChannelStandings {
    private final Transactions transactions;
    private final Channels channels;
    private final ChannelActs acts;

    @Activate
    public ChannelStandings(
            @Reference Transactions transactions,
            @Reference Channels channels,
            @Reference ChannelActs acts) {
        this.transactions = transactions;
        this.channels = channels;
        this.acts = acts;
    }

    /**
     * What was found out, by whomever it came to light.
     *
     * @return false when the channel stands like this already, or is gone
     */
    public boolean moveTo(ChannelId channel, ChannelState state, String reasonCode, String detail) {
        return transactions.sql(connection -> {
            boolean moved = moveAsAsked(channel, state, reasonCode, detail);
            if (moved) {
                acts.record(
                        "channel.state_changed",
                        channel,
                        Changes.made("state", state).and("reason", null, reasonCode));
            }
            return moved;
        });
    }

    /** As {@link #moveTo}, for what was asked for and is recorded by its name where it was. */
    boolean moveAsAsked(ChannelId channel, ChannelState state, String reasonCode, String detail) {
        return transactions.sql(connection -> {
            boolean moved = ChannelRows.moveTo(connection, channel, state, reasonCode, detail);
            if (moved) {
                channels.stateChanged(channel, state, reasonCode, detail);
            }
            return moved;
        });
    }
}
