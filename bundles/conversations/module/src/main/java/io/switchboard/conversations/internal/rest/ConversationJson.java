// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as clients see it. */
public record ConversationJson(
        UUID id,
        long number,
        String state,
        List<String> allowed,
        String priority,
        @Nullable Person assignee,
        @Nullable TeamJson team,
        @Nullable String snoozedUntil,
        int unread,
        String preview,
        String lastMessageAt,
        @Nullable String lastInboundAt,
        Channel channel,
        Contact contact,
        @Nullable Customer customer) {

    /** A member. */
    public record Person(UUID id, String name) {}

    /** The team that it belongs to. */
    public record TeamJson(UUID id, String name) {}

    /** The channel it runs on. */
    public record Channel(UUID id, String kind, String name, String state) {}

    /** The person at the other end. */
    public record Contact(String displayName, List<AddressJson> addresses) {}

    /** One way to reach them. */
    public record AddressJson(String kind, String value) {}

    /** Who they are, once a module has said so. */
    public record Customer(UUID id, @Nullable String name) {}

    static ConversationJson of(ConversationView view, Map<UUID, String> members, Map<UUID, String> teams) {
        UUID team = view.team();
        UUID assignee = view.assignee();
        UUID customer = view.contact().customer();
        List<AddressJson> addresses = view.contact().addresses().isEmpty()
                ? List.of(new AddressJson(
                        view.contact().address().kind(), view.contact().address().value()))
                : view.contact().addresses().stream()
                        .map(address -> new AddressJson(address.kind(), address.value()))
                        .toList();
        return new ConversationJson(
                view.id(),
                view.number(),
                view.state().key(),
                view.state().allowed().stream().map(ConversationState::key).toList(),
                view.priority(),
                assignee == null ? null : new Person(assignee, members.getOrDefault(assignee, "")),
                team == null ? null : new TeamJson(team, teams.getOrDefault(team, "")),
                time(view.snoozedUntil()),
                view.unread(),
                view.last().preview(),
                view.lastMessageAt().toString(),
                time(view.lastInboundAt()),
                new Channel(
                        view.channel().id(),
                        view.channel().kind(),
                        view.channel().name(),
                        view.channel().state()),
                new Contact(view.contact().displayName(), addresses),
                customer == null ? null : new Customer(customer, view.contact().customerName()));
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
