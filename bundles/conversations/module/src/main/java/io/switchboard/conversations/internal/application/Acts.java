// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what the team does with conversations and messages; of a message never a word. */
final class Acts {
    private final Audit audit;

    Acts(Audit audit) {
        this.audit = audit;
    }

    /** One entry, however much was changed at once. */
    void changed(
            Locked before,
            ConversationState state,
            Ownership whose,
            String priority,
            @Nullable Instant snoozedUntil,
            OwnerNames names) {
        Changes moved = Changes.of("state", before.state(), state)
                .and("snoozed until", before.snoozedUntil(), snoozedUntil);
        Changes assigned = names.changes(before.ownership(), whose);
        Changes prioritised = Changes.of("priority", before.priority(), priority);
        audit.record(
                action(moved, assigned, prioritised),
                "conversation",
                before.id().toString(),
                moved.and(assigned).and(prioritised));
    }

    private static String action(Changes moved, Changes assigned, Changes prioritised) {
        if (assigned.isEmpty() && prioritised.isEmpty()) {
            return "conversation.state_changed";
        }
        if (moved.isEmpty() && prioritised.isEmpty()) {
            return "conversation.assigned";
        }
        return moved.isEmpty() && assigned.isEmpty() ? "conversation.priority_changed" : "conversation.changed";
    }

    /** Somebody left, or a team is no more. */
    void handedOver(Locked before, Ownership after, OwnerNames names) {
        audit.record(
                "conversation.handed_over",
                "conversation",
                before.id().toString(),
                names.changes(before.ownership(), after));
    }

    void woken(Locked snoozed) {
        audit.record(
                "conversation.woken",
                "conversation",
                snoozed.id().toString(),
                Changes.of("state", snoozed.state(), ConversationState.OPEN));
    }

    /** @param action {@code message.sent} or the like */
    void message(String action, UUID message, UUID conversation, Changes changes) {
        audit.record(action, "message", message.toString(), changes.and("conversation", null, conversation));
    }
}
