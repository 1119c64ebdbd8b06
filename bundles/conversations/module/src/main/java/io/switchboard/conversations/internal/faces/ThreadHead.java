// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.ServiceWindow;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands above and below the open thread.
 *
 * @param blocked why nothing can be sent to the contact now, or null
 * @param blockedCode the code of that refusal, or null
 * @param windowLeft how long free text is still possible, where the channel has such a limit
 */
public record ThreadHead(
        String id,
        long number,
        String name,
        String initials,
        String icon,
        String channel,
        String channelState,
        String channelTone,
        String audience,
        String state,
        @Nullable String snoozedUntil,
        @Nullable String assigneeId,
        @Nullable String assignee,
        String assigneeInitials,
        @Nullable String teamId,
        @Nullable String team,
        @Nullable String blocked,
        @Nullable String blockedCode,
        @Nullable String windowLeft,
        boolean canReply,
        boolean canNote,
        boolean canAssign,
        boolean canAttach,
        boolean canReact,
        boolean canQuote) {
    private static final Set<String> CLOSED = Set.of("logged_out", "banned", "disabled");

    /** @param outsidePlan why the organization's plan does not let it send by this channel */
    static ThreadHead of(
            ConversationView view,
            Names names,
            Caller caller,
            Instant now,
            Optional<Refusal> outsidePlan) {
        UUID assigneeId = view.assignee();
        String assignee = names.assignee(view);
        UUID teamId = view.team();
        Refusal blocked = outsidePlan.orElseGet(() -> blocked(view, now));
        boolean sends = blocked == null && Permission.REPLY.covers(caller, view.ownership());
        Set<ChannelCapability> can = view.channel().capabilities();
        Instant snoozed = view.snoozedUntil();
        return new ThreadHead(
                view.id().toString(),
                view.number(),
                view.name(),
                Words.initials(view.name()),
                Words.icon(view.channel().kind()),
                view.channel().name(),
                view.channel().state(),
                Words.tone(view.channel().state()),
                audience(view),
                view.state().key(),
                snoozed == null ? null : snoozed.toString(),
                assigneeId == null ? null : assigneeId.toString(),
                assignee,
                assignee == null ? "" : Words.initials(assignee),
                teamId == null ? null : teamId.toString(),
                names.team(view),
                blocked == null ? null : blocked.getMessage(),
                blocked == null ? null : blocked.code(),
                blocked == null ? windowLeft(view, now) : null,
                Permission.REPLY.covers(caller, view.ownership()),
                Permission.NOTE.covers(caller, view.ownership()),
                Permission.ASSIGN.covers(caller, view.ownership()),
                sends && can.contains(ChannelCapability.MEDIA),
                sends && can.contains(ChannelCapability.REACTION),
                sends && can.contains(ChannelCapability.REPLY));
    }

    /** A telephone number says more to a person than an id of the provider's. */
    private static String audience(ConversationView view) {
        List<Address> addresses = view.contact().addresses();
        return addresses.stream()
                .filter(address -> address.kind().equals(Address.PHONE))
                .findFirst()
                .map(Words::address)
                .orElseGet(() -> Words.address(view.contact().address()));
    }

    private static @Nullable Refusal blocked(ConversationView view, Instant now) {
        String channel = view.channel().name();
        if (view.channel().removed()) {
            return CannotSend.notConnected(channel, "removed");
        }
        if (CLOSED.contains(view.channel().state())) {
            return CannotSend.notConnected(channel, view.channel().state());
        }
        boolean limited = view.channel().capabilities().contains(ChannelCapability.SERVICE_WINDOW);
        return limited && !ServiceWindow.isOpen(view.lastInboundAt(), now)
                ? CannotSend.windowClosed(channel)
                : null;
    }

    private static @Nullable String windowLeft(ConversationView view, Instant now) {
        Instant closes = ServiceWindow.closesAt(view.lastInboundAt());
        boolean limited = view.channel().capabilities().contains(ChannelCapability.SERVICE_WINDOW);
        return !limited || closes == null ? null : ConversationRow.remaining(Duration.between(now, closes));
    }

    public boolean resolved() {
        return state.equals(ConversationState.RESOLVED.key());
    }

    /** Whether there is anything that this caller may write here. */
    public boolean canWrite() {
        return canNote || canReply && blocked == null;
    }

    public boolean canSend() {
        return canReply && blocked == null;
    }
}
