// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.api.audit.Changes;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Callers;
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
    private final Callers callers;

    @Activate
    public ChannelStandings(
            @Reference Transactions transactions,
            @Reference Channels channels,
            @Reference ChannelActs acts,
            @Reference Callers callers) {
        this.transactions = transactions;
        this.channels = channels;
        this.acts = acts;
        this.callers = callers;
    }

    /** @return false when the channel stands like this already, or is gone */
    public boolean moveTo(ChannelId channel, ChannelState state, String reasonCode, String detail) {
        return transactions.sql(connection -> {
            boolean moved = ChannelRows.moveTo(connection, channel, state, reasonCode, detail);
            if (moved) {
                channels.stateChanged(channel, state, reasonCode, detail);
                if (callers.current().user().isEmpty()) {
                    // What people do leads here too, and they have recorded it by its name.
                    acts.record(
                            "channel.state_changed",
                            channel,
                            Changes.made("state", state).and("reason", null, reasonCode));
                }
            }
            return moved;
        });
    }
}
