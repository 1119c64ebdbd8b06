// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a message that just arrived belongs. */
public enum Reopening {
    /** Into the conversation that is still going on. */
    CONTINUE,
    /** Into the one that was resolved not long ago. */
    REOPEN,
    /** Into a new one. */
    BEGIN;

    /**
     * @param state of the contact's latest conversation on the channel, or null when there is none
     * @param resolvedAt when that one was resolved, if it was
     * @param window how long after that it still takes a message
     */
    public static Reopening decide(
            @Nullable ConversationState state, @Nullable Instant resolvedAt, Duration window, Instant now) {
        if (state == null) {
            return BEGIN;
        }
        if (state != ConversationState.RESOLVED) {
            return CONTINUE;
        }
        boolean recent = resolvedAt != null && !resolvedAt.plus(window).isBefore(now);
        return recent ? REOPEN : BEGIN;
    }
}
