// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/**
 * Channels of any organization that were last heard of in trouble, for the health check, which
 * belongs to none. A hint only: it knows what was told since this version of the module started.
 */
@Component(service = ChannelTroubles.class)
public class ChannelTroubles {
    private static final Set<ChannelState> TROUBLE =
            EnumSet.of(ChannelState.DEGRADED, ChannelState.DISCONNECTED, ChannelState.BANNED);

    private final Set<ChannelId> troubled = ConcurrentHashMap.newKeySet();

    void note(ChannelId channel, ChannelState state) {
        if (TROUBLE.contains(state)) {
            troubled.add(channel);
        } else {
            troubled.remove(channel);
        }
    }

    void forget(ChannelId channel) {
        troubled.remove(channel);
    }

    int count() {
        return troubled.size();
    }
}
