// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.ServiceWindow;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card of the list.
 *
 * @param ours whether the organization spoke last
 * @param prefix who wrote the note that is the last
 * @param window how long free text is still possible, when that is little
 */
public record ConversationRow(
        String id,
        String name,
        String initials,
        String icon,
        String at,
        boolean ours,
        String prefix,
        boolean note,
        String preview,
        int unread,
        String state,
        @Nullable String snoozedUntil,
        String priority,
        @Nullable String assignee,
        String assigneeInitials,
        @Nullable String team,
        @Nullable String window) {
    private static final Duration CLOSING = Duration.ofHours(4);

    static ConversationRow of(ConversationView view, Names names, Instant now) {
        String assignee = names.assignee(view);
        boolean note = view.last().kind().equals("note");
        Instant snoozed = view.snoozedUntil();
        return new ConversationRow(
                view.id().toString(),
                view.name(),
                Words.initials(view.name()),
                Words.icon(view.channel().kind()),
                view.lastMessageAt().toString(),
                !note && view.last().direction().equals("out"),
                note ? view.last().author().split(" ", 2)[0] + ": " : "",
                note,
                view.last().preview(),
                view.unread(),
                view.state().key(),
                snoozed == null ? null : snoozed.toString(),
                view.priority(),
                assignee,
                assignee == null ? "" : Words.initials(assignee),
                names.team(view),
                window(view, now));
    }

    private static @Nullable String window(ConversationView view, Instant now) {
        boolean counts = view.channel().capabilities().contains(ChannelCapability.SERVICE_WINDOW)
                && view.state() != ConversationState.RESOLVED;
        Instant closes = ServiceWindow.closesAt(view.lastInboundAt());
        if (!counts || closes == null || !now.isBefore(closes)) {
            return null;
        }
        Duration left = Duration.between(now, closes);
        return left.compareTo(CLOSING) > 0 ? null : remaining(left);
    }

    static String remaining(Duration left) {
        return left.toHours() > 0 ? left.toHours() + " h" : Math.max(1, left.toMinutes()) + " min";
    }
}
