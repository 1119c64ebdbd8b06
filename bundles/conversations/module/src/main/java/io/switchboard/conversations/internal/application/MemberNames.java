// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The names of those whom conversations are assigned to: one question for a whole list. */
public final class MemberNames {
    private MemberNames() {}

    /** The member who can be given work. */
    static Optional<Member> active(Members members, UserId user) {
        // Whoever joined just now is only known once they were looked for.
        return members.find(user).flatMap(found -> members.active().stream()
                .filter(member -> member.id().equals(user))
                .findFirst());
    }

    public static Map<UUID, String> of(Members members, List<ConversationView> conversations) {
        List<UUID> assignees = conversations.stream()
                .map(ConversationView::assignee)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, String> names = new HashMap<>();
        if (!assignees.isEmpty()) {
            members.active().forEach(member -> names.put(member.id().value(), member.name()));
            // Left over are those who were deactivated: few, so one question each.
            for (UUID assignee : assignees) {
                if (!names.containsKey(assignee)) {
                    members.find(new UserId(assignee)).map(Member::name).ifPresent(name -> names.put(assignee, name));
                }
            }
        }
        return names;
    }
}
