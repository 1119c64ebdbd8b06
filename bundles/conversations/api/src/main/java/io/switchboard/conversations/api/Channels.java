// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The registry of channels of all kinds in the current organization. Calls join the running transaction. */
@ProviderType
public interface Channels {

    /**
     * Makes the channel known, or updates its name, address and capabilities.
     *
     * @param kind the {@link ChannelConnector#kind()} that serves it
     * @param address what people reach it by, such as a phone number
     */
    void register(ChannelId channel, String kind, String name, String address, Set<ChannelCapability> capabilities);

    /** Records a transition with its reason on the channel's timeline. */
    void stateChanged(ChannelId channel, ChannelState state, String reasonCode, String detail);

    /** The channel is gone; its conversations stay readable. */
    void remove(ChannelId channel);
}
