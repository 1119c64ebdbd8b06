// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.ConversationState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows.
 *
 * @param states none means all
 * @param assignee with {@link Assignment#SOMEONE}, whose
 * @param text in the contact's name, in the last message, or the conversation's number
 */
public record InboxFilter(
        List<ConversationState> states,
        Assignment assignment,
        @Nullable UUID assignee,
        @Nullable UUID channel,
        @Nullable UUID customer,
        @Nullable String text) {

    /** Whose conversations. */
    public enum Assignment {
        ANYONE,
        NOBODY,
        SOMEONE
    }

    public static InboxFilter all() {
        return new InboxFilter(List.of(), Assignment.ANYONE, null, null, null, null);
    }

    public InboxFilter states(ConversationState... only) {
        return new InboxFilter(List.of(only), assignment, assignee, channel, customer, text);
    }

    public InboxFilter unassigned() {
        return new InboxFilter(states, Assignment.NOBODY, null, channel, customer, text);
    }

    public InboxFilter assignedTo(UUID member) {
        return new InboxFilter(states, Assignment.SOMEONE, member, channel, customer, text);
    }

    public InboxFilter on(UUID onlyChannel) {
        return new InboxFilter(states, assignment, assignee, onlyChannel, customer, text);
    }

    public InboxFilter of(UUID onlyCustomer) {
        return new InboxFilter(states, assignment, assignee, channel, onlyCustomer, text);
    }

    public InboxFilter matching(@Nullable String words) {
        String trimmed = words == null ? "" : words.strip();
        return new InboxFilter(states, assignment, assignee, channel, customer, trimmed.isEmpty() ? null : trimmed);
    }
}
