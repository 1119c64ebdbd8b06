// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.People.Role;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.portal.internal.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what lines name by words: roles as the reader reads them, and teams.
 *
 * @param role of lines that name none
 * @param team the id of the team of lines that name none; empty for no team
 */
record InvitationWishes(RoleWords words, List<Role> roles, List<TeamEntry> teams, String role, String team) {

    /** What became of each line, in their order; those that name what is not there are not sent. */
    List<Outcome> send(List<InvitationLine> lines, Function<List<Wish>, List<Outcome>> invite) {
        List<Wish> wishes = new ArrayList<>();
        Map<Integer, Outcome> refused = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                wishes.add(wish(lines.get(i)));
            } catch (Refusal unknown) {
                refused.put(i, new Outcome(lines.get(i).email(), null, unknown));
            }
        }
        List<Outcome> sent = new ArrayList<>(wishes.isEmpty() ? List.of() : invite.apply(wishes));
        refused.keySet().stream().sorted().forEach(i -> sent.add(i, refused.get(i)));
        return sent;
    }

    private Wish wish(InvitationLine line) {
        String wantedRole = line.role().isEmpty() ? role : role(line.role());
        if (!line.team().isEmpty()) {
            return new Wish(line.email(), wantedRole, team(line.team()));
        }
        return new Wish(line.email(), wantedRole, chosen().orElse(null));
    }

    private Optional<TeamId> chosen() {
        return teams.stream().map(TeamEntry::id).filter(id -> id.toString().equals(team)).findFirst();
    }

    private String role(String name) {
        return roles.stream()
                .filter(one -> name.equalsIgnoreCase(one.key())
                        || name.equalsIgnoreCase(one.name())
                        || name.equalsIgnoreCase(words.name(one.key(), one.name())))
                .map(Role::key)
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "addresses", "role.unknown", Texts.current().of("invitations_no_such_role", name)));
    }

    private TeamId team(String name) {
        return teams.stream()
                .filter(one -> name.equalsIgnoreCase(one.name()))
                .map(TeamEntry::id)
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "addresses", "teams.unknown", Texts.current().of("invitations_no_such_team", name)));
    }
}
