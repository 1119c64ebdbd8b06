// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.api.problem.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a conversation stands. */
public enum ConversationState {
    OPEN,
    /** Waits for the contact. */
    PENDING,
    /** Out of sight until a time, or until the contact writes. */
    SNOOZED,
    RESOLVED;

    /** What an agent may make of it. */
    public List<ConversationState> allowed() {
        return switch (this) {
            case OPEN -> List.of(PENDING, SNOOZED, RESOLVED);
            case PENDING -> List.of(OPEN, SNOOZED, RESOLVED);
            case SNOOZED -> List.of(OPEN, PENDING, RESOLVED);
            case RESOLVED -> List.of(OPEN);
        };
    }

    /** @throws IllegalConversationState when the move is not allowed; staying is always allowed */
    public void requireMoveTo(ConversationState target) {
        if (target != this && !allowed().contains(target)) {
            throw new IllegalConversationState(this, target);
        }
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConversationState of(String key) {
        return Arrays.stream(values())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "state", "conversation.unknown_state", "State is one of open, pending, snoozed, resolved."));
    }
}
