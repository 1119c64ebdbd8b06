// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows.
 *
 * @param reach of those, the ones that are reached
 * @param states none means all
 * @param team whose, or null for those of any team and of none
 * @param assignee with {@link Assignment#SOMEONE}, whose
 * @param text in the contact's name, in the last message, or the conversation's number
 */
public record InboxFilter(
        Reach reach,
        List<ConversationState> states,
        Assignment assignment,
        @Nullable UUID assignee,
        @Nullable UUID team,
        @Nullable UUID channel,
        @Nullable UUID customer,
        @Nullable String text) {

    /** Whose conversations. */
    public enum Assignment {
        ANYONE,
        NOBODY,
        SOMEONE
    }

    public static InboxFilter within(Reach reach) {
        return new InboxFilter(reach, List.of(), Assignment.ANYONE, null, null, null, null, null);
    }

    public InboxFilter ofTeam(UUID onlyTeam) {
        return new InboxFilter(reach, states, assignment, assignee, onlyTeam, channel, customer, text);
    }

    public InboxFilter states(ConversationState... only) {
        return new InboxFilter(reach, List.of(only), assignment, assignee, team, channel, customer, text);
    }

    public InboxFilter unassigned() {
        return new InboxFilter(reach, states, Assignment.NOBODY, null, team, channel, customer, text);
    }

    public InboxFilter assignedTo(UUID member) {
        return new InboxFilter(reach, states, Assignment.SOMEONE, member, team, channel, customer, text);
    }

    public InboxFilter on(UUID onlyChannel) {
        return new InboxFilter(reach, states, assignment, assignee, team, onlyChannel, customer, text);
    }

    public InboxFilter of(UUID onlyCustomer) {
        return new InboxFilter(reach, states, assignment, assignee, team, channel, onlyCustomer, text);
    }

    public InboxFilter matching(@Nullable String words) {
        String trimmed = words == null ? "" : words.strip();
        return new InboxFilter(
                reach, states, assignment, assignee, team, channel, customer, trimmed.isEmpty() ? null : trimmed);
    }
}
