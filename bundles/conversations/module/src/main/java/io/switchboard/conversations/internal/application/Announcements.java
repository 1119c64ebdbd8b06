// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Audience;
import io.switchboard.api.event.Events;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.api.event.ConversationChanged;
import io.switchboard.conversations.api.event.MessageChanged;
import io.switchboard.conversations.api.event.MessageReceived;
import io.switchboard.conversations.api.event.MessageStateChanged;
import io.switchboard.conversations.internal.domain.Ownership;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Tells the facts of a conversation, all under its own aggregate, so that they arrive in order; on
 * screens only to those who may read it.
 */
final class Announcements {
    private static final String READ = "conversation.read";

    private final Events events;

    Announcements(Events events) {
        this.events = events;
    }

    void received(UUID conversation, Ownership whose, UUID message, InboundMessage inbound, String preview) {
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
                        inbound.providerTimestamp()),
                audience(whose));
    }

    void state(UUID conversation, Ownership whose, UUID message, MessageState state) {
        String key = state.name().toLowerCase(Locale.ROOT);
        events.publish(
                MessageStateChanged.TYPE_PREFIX + key,
                aggregate(conversation),
                new MessageStateChanged(conversation, message, key),
                audience(whose));
    }

    void message(UUID conversation, Ownership whose, UUID message, String what) {
        events.publish(
                "message." + what,
                aggregate(conversation),
                new MessageChanged(conversation, message),
                audience(whose));
    }

    void conversation(UUID conversation, Ownership whose, String what) {
        conversation(conversation, what, audience(whose));
    }

    /** It went from some to others: both are told, the first so that it leaves their lists. */
    void moved(UUID conversation, Ownership before, Ownership after, String what) {
        Audience from = audience(before);
        Audience to = audience(after);
        Set<UserId> people = new HashSet<>(from.people());
        people.addAll(to.people());
        Set<TeamId> teams = new HashSet<>();
        if (!from.teams().isEmpty() && !to.teams().isEmpty()) {
            teams.addAll(from.teams());
            teams.addAll(to.teams());
        }
        conversation(conversation, what, new Audience(READ, people, teams));
    }

    private void conversation(UUID conversation, String what, Audience audience) {
        events.publish(
                "conversation." + what, aggregate(conversation), new ConversationChanged(conversation, what), audience);
    }

    private static Audience audience(Ownership whose) {
        Set<UserId> people = new HashSet<>();
        whose.participants().forEach(member -> people.add(new UserId(member)));
        if (whose.assignee() != null) {
            people.add(new UserId(whose.assignee()));
        }
        return new Audience(READ, people, whose.team() == null ? Set.of() : Set.of(new TeamId(whose.team())));
    }

    private static String aggregate(UUID conversation) {
        return "conversation:" + conversation;
    }
}
