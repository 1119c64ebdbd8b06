// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.foundation.TeamBook.TeamMember;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TeamsPageTest {
    private final UserId offered = new UserId(Ids.next());
    private final UserId notOffered = new UserId(Ids.next());
    private final TeamEntry team = new TeamEntry(
            new TeamId(Ids.next()),
            "Sales",
            List.of(new TeamMember(offered, "Ana", "ana@shop.example"), new TeamMember(notOffered, "Rui", "rui@shop.example")));

    @Test
    void whoWasNotOfferedStaysAndWhoIsNotTickedGoes() {
        assertThat(TeamsPage.members(team, Set.of(offered), null)).containsExactly(notOffered);
        assertThat(TeamsPage.members(team, Set.of(offered), new String[] {offered.toString()}))
                .containsExactlyInAnyOrder(offered, notOffered);
    }

    @Test
    void somebodyWhoCannotBeAddedIsRefusedAndNotPassedOver() {
        UserId stranger = new UserId(Ids.next());

        assertThat(TeamsPage.members(team, Set.of(offered), new String[] {stranger.toString()})).contains(stranger);
        assertThatThrownBy(() -> TeamsPage.members(team, Set.of(offered), new String[] {"nobody"})).isInstanceOf(NotFound.class);
    }
}
