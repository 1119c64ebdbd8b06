// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.tenancy.Teams;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The names of the teams that conversations belong to: one question for a whole list, none where no team is. */
public final class TeamNames {
    private TeamNames() {}

    public static Map<UUID, String> of(Teams teams, List<ConversationView> conversations) {
        Map<UUID, String> names = new HashMap<>();
        if (conversations.stream().anyMatch(view -> view.team() != null)) {
            teams.all().forEach(team -> names.put(team.id().value(), team.name()));
        }
        return names;
    }
}
