// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of channel, implemented by a module and registered as a service. Called outside a
 * transaction on the platform's threads with the organization bound; it may block for as long as its
 * provider needs, at most 30 seconds.
 */
@ConsumerType
public interface ChannelConnector {

    /** Such as {@code whatsapp-cloud}. */
    String kind();

    /**
     * Hands one message to the provider.
     *
     * @return what the provider said; delivery states follow through {@link Inbox#stateChanged}
     * @throws SendFailed when it was surely not accepted
     */
    SendReceipt send(OutboundMessage message) throws SendFailed;

    /** Tells the contact that their message was read, if the channel can. */
    void markRead(ChannelId channel, String providerMessageId);
}
