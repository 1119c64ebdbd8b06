// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.persistence.Transactions.Work;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.fixture.Plans;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an agent's list and counts cost among 50,000 conversations of ten teams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopePlansTest {
    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (message|conversation|contact)\\b");

    private final Story story = new Story();
    private final InboxView inbox = new InboxView();
    private final UUID sales = Ids.next();
    private final UUID agent = Ids.next();
    private final Reach team = new Reach(Scope.TEAM, agent, Set.of(sales));
    private final Reach own = new Reach(Scope.OWN, agent, Set.of());
    private final Reach nothing = new Reach(Scope.TEAM, Ids.next(), Set.of(Ids.next()));

    @BeforeAll
    void fiftyThousandOfTwoOrganizations() throws SQLException {
        // To whom the whole table belongs, reading the whole table may be the best plan.
        fill(new Story());
        fill(story);
    }

    private void fill(Story of) throws SQLException {
        try (Connection owner = TestDatabase.running().owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    insert into conversations.contact (organization_id, id, channel_id, address, display_name)
                    select '%1$s', gen_random_uuid(), '%2$s', 'phone:+' || i, 'Person ' || i from generate_series(1, 50000) i;
                    insert into conversations.conversation
                           (organization_id, id, number, channel_id, contact_id, state, last_message_at, team_id,
                            assignee_id, participants)
                    select k.organization_id, gen_random_uuid(), row_number() over (), k.channel_id, k.id,
                           case when random() < 0.9 then 'resolved' else 'open' end,
                           now() - random() * interval '90 days',
                           case when t.n = 0 then '%3$s'::uuid
                                else ('00000000-0000-4000-8000-00000000000' || t.n)::uuid end,
                           case when random() < 0.002 then '%4$s'::uuid end,
                           case when random() < 0.004 then array['%4$s'::uuid] else '{}' end
                      from conversations.contact k
                      cross join lateral (select abs(hashtext(k.id::text)) %% 10 as n) t
                     where k.organization_id = '%1$s';
                    analyze conversations.contact, conversations.conversation;
                    """
                            .formatted(of.house.organization, of.channel, sales, agent));
        }
    }

    @Test
    void listsAndCountsStayOnIndexes() {
        for (Reach reach : List.of(team, own, nothing, Reach.EVERYTHING)) {
            InboxFilter all = InboxFilter.within(reach);
            InboxFilter active = all.states(ConversationState.OPEN, ConversationState.PENDING);
            measure(reach, "all", c -> inbox.page(c, all, null, 50));
            measure(reach, "active", c -> inbox.page(c, active, null, 50));
            measure(reach, "unassigned", c -> inbox.page(c, active.unassigned(), null, 50));
            measure(reach, "of the team", c -> inbox.page(c, active.ofTeam(sales), null, 50));
            measure(reach, "folders", c -> inbox.folders(c, agent, reach));
            measure(reach, "team folders", c -> inbox.teams(c, List.of(sales), reach));
        }
    }

    @Test
    void theNumberOfStatementsDoesNotGrow() {
        story.house.statements.set(0);
        story.house.sql(c -> inbox.page(c, InboxFilter.within(team), null, 10));
        story.house.sql(c -> inbox.folders(c, agent, team));
        story.house.sql(c -> inbox.teams(c, List.of(sales), team));
        int few = story.house.statements.getAndSet(0);
        story.house.sql(c -> inbox.page(c, InboxFilter.within(team), null, 100));
        story.house.sql(c -> inbox.folders(c, agent, team));
        story.house.sql(c -> inbox.teams(c, List.of(sales, Ids.next(), Ids.next()), team));
        assertThat(story.house.statements.get()).isEqualTo(few).isEqualTo(3);
    }

    private void measure(Reach reach, String what, Work<Connection, ?> work) {
        assertThat(Plans.of(story.house, work))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan).doesNotContainPattern(WHOLE_TABLE));
        story.house.sql(work::apply);
        long began = System.nanoTime();
        story.house.sql(work::apply);
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.printf(Locale.ROOT, "[figure] %s, %s of 50,000: %d ms%n", reach.scope(), what, millis);
    }
}
