// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.internal.persistence.ConversationView;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What those are called who have conversations. */
record Names(Map<UUID, String> members, Map<UUID, String> teams) {

    @Nullable String assignee(ConversationView view) {
        UUID assignee = view.assignee();
        return assignee == null ? null : members.getOrDefault(assignee, "Former member");
    }

    @Nullable String team(ConversationView view) {
        return view.team() == null ? null : teams.get(view.team());
    }
}
