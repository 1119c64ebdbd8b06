// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Events;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.api.event.ConversationChanged;
import io.switchboard.conversations.api.event.MessageChanged;
import io.switchboard.conversations.api.event.MessageReceived;
import io.switchboard.conversations.api.event.MessageStateChanged;
import java.util.Locale;
import java.util.UUID;

/** Tells the facts of a conversation, all under its own aggregate, so that they arrive in order. */
final class Announcements {
    private final Events events;

    Announcements(Events events) {
        this.events = events;
    }

    void received(UUID conversation, UUID message, InboundMessage inbound, String preview) {
        events.publish(
                MessageReceived.TYPE,
                aggregate(conversation),
                new MessageReceived(
                        conversation,
                        message,
                        inbound.channel().value(),
                        inbound.contact(),
                        inbound.kind().name().toLowerCase(Locale.ROOT),
                        preview,
                        inbound.providerTimestamp()));
    }

    void state(UUID conversation, UUID message, MessageState state) {
        String key = state.name().toLowerCase(Locale.ROOT);
        events.publish(
                MessageStateChanged.TYPE_PREFIX + key,
                aggregate(conversation),
                new MessageStateChanged(conversation, message, key));
    }

    void message(UUID conversation, UUID message, String what) {
        events.publish("message." + what, aggregate(conversation), new MessageChanged(conversation, message));
    }

    void conversation(UUID conversation, String what) {
        events.publish("conversation." + what, aggregate(conversation), new ConversationChanged(conversation, what));
    }

    private static String aggregate(UUID conversation) {
        return "conversation:" + conversation;
    }
}
