// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.conversations.internal.domain.ConversationState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change; null leaves a thing as it is.
 *
 * @param snoozedUntil with the state snoozed
 */
public record ConversationChange(
        @Nullable ConversationState state,
        @Nullable Assignment assignment,
        @Nullable TeamChoice team,
        @Nullable String priority,
        @Nullable Instant snoozedUntil) {

    /** To a member, or to nobody. */
    public record Assignment(@Nullable UUID member) {}

    /** Into a team, or into none. */
    public record TeamChoice(@Nullable UUID team) {}

    public static ConversationChange to(ConversationState state) {
        return new ConversationChange(state, null, null, null, null);
    }

    public static ConversationChange snooze(Instant until) {
        return new ConversationChange(ConversationState.SNOOZED, null, null, null, until);
    }

    public static ConversationChange assign(@Nullable UUID member) {
        return new ConversationChange(null, new Assignment(member), null, null, null);
    }

    public static ConversationChange move(@Nullable UUID team) {
        return new ConversationChange(null, null, new TeamChoice(team), null, null);
    }
}
