// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a conversation is.
 *
 * @param participants those who wrote in it
 */
public record Ownership(@Nullable UUID team, @Nullable UUID assignee, Set<UUID> participants) {
    /** Of a conversation that nobody has touched yet. */
    public static final Ownership NOBODY = new Ownership(null, null, Set.of());

    public Ownership {
        participants = Set.copyOf(participants);
    }

    public Ownership with(@Nullable UUID newTeam, @Nullable UUID newAssignee) {
        return new Ownership(newTeam, newAssignee, participants);
    }

    /** Whether it is somebody's own: assigned to them, or they take part. */
    public boolean isOwn(UUID member) {
        return member.equals(assignee) || participants.contains(member);
    }
}
