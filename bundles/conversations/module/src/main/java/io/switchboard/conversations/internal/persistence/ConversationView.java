// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as it is shown. */
public record ConversationView(
        UUID id,
        long number,
        ConversationState state,
        String priority,
        Ownership ownership,
        @Nullable Instant snoozedUntil,
        long version,
        int unread,
        Instant lastMessageAt,
        @Nullable Instant lastInboundAt,
        LastMessage last,
        ChannelBrief channel,
        ContactBrief contact) {

    public @Nullable UUID assignee() {
        return ownership.assignee();
    }

    public @Nullable UUID team() {
        return ownership.team();
    }

    /** The name to show: the customer's once somebody said who it is, else the contact's own. */
    public String name() {
        return contact.customerName() == null ? contact.displayName() : contact.customerName();
    }

    /** The last message in one line. */
    public record LastMessage(String preview, String kind, String direction, String author) {}

    /** The channel of a conversation. */
    public record ChannelBrief(
            UUID id, String kind, String name, String state, boolean removed, Set<ChannelCapability> capabilities) {}

    /** The person at the other end; addresses are only read for a single conversation. */
    public record ContactBrief(
            String displayName,
            Address address,
            List<Address> addresses,
            @Nullable UUID customer,
            @Nullable String customerName) {}
}
