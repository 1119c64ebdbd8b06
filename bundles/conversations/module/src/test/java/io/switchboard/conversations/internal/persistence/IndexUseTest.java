// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.persistence.Transactions.Work;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.fixture.Plans;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Row-level security must not cost an index: some conditions cannot be used beside it, silently. */
class IndexUseTest {
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (message|conversation|contact|contact_address)\\b");
    /** The organization alone finds by an index too, and then reads all that the organization has. */
    private static final Pattern FOUND_BY_READING =
            Pattern.compile("Filter: .*[( ](id|conversation_id|provider_message_id) = ");

    private final Story story = new Story();
    private UUID conversation;
    private UUID message;

    @BeforeEach
    void manyConversations() throws SQLException {
        String organization = "'" + story.house.organization + "'::uuid";
        String channel = "'" + story.channel + "'::uuid";
        try (Connection owner = TestDatabase.running().owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    insert into conversations.contact (organization_id, id, channel_id, address, display_name)
                    select %1$s, gen_random_uuid(), %2$s, 'phone:+' || i, 'Person ' || i from generate_series(1, 4000) i;
                    insert into conversations.contact_address (organization_id, channel_id, address, contact_id)
                    select organization_id, channel_id, address, id from conversations.contact
                     where organization_id = %1$s;
                    insert into conversations.conversation
                           (organization_id, id, number, channel_id, contact_id, state, last_message_at)
                    select organization_id, gen_random_uuid(), row_number() over (), channel_id, id,
                           case when random() < 0.9 then 'resolved' else 'open' end, now() - random() * interval '90 days'
                      from conversations.contact where organization_id = %1$s;
                    insert into conversations.message
                           (organization_id, id, conversation_id, channel_id, seq, direction, kind, body, author_kind,
                            author_name, state, provider_message_id, provider_ts)
                    select organization_id, gen_random_uuid(), id, channel_id, i, 'in', 'text', 'Hi', 'customer', 'P',
                           'received', id || '-' || i, last_message_at
                      from conversations.conversation, generate_series(1, 5) i where organization_id = %1$s;
                    analyze conversations.contact, conversations.contact_address, conversations.conversation,
                            conversations.message;
                    """
                            .formatted(organization, channel));
        }
        conversation = story.list().get(0).id();
        message = story.thread(conversation).get(0).id();
    }

    @Test
    void readingUsesIndexes() {
        InboxView inbox = new InboxView();
        InboxFilter active = InboxFilter.within(Reach.EVERYTHING).states(ConversationState.OPEN, ConversationState.PENDING);
        assertIndexed(c -> inbox.page(c, InboxFilter.within(Reach.EVERYTHING), null, 25));
        assertIndexed(c -> inbox.page(c, active.assignedTo(story.house.agent), null, 25));
        assertIndexed(c -> inbox.page(c, active.unassigned(), null, 25));
        assertIndexed(c -> inbox.conversation(c, conversation, Reach.EVERYTHING));
        assertIndexed(c -> inbox.folders(c, story.house.agent, Reach.EVERYTHING));
        assertIndexed(c -> new ThreadView().page(c, conversation, null, 50));
        assertIndexed(c -> new ThreadView().message(c, message));
    }

    @Test
    void writingUsesIndexes() {
        assertIndexed(c -> new ConversationRows().lock(c, conversation));
        assertIndexed(c -> new OutboundRows().head(c, conversation));
        assertIndexed(c -> new Arrivals().look(
                c, story.channel.value(), "m9", null, List.of("phone:+1"), List.of("message:m9")));
        assertIndexed(c -> new UpdateRows().state(
                c, story.channel.value(), "m1", MessageState.READ, story.house.clock.instant(), null, null));
        assertIndexed(c -> new UpdateRows().edit(
                c, story.channel.value(), "m1", "new", "new", story.house.clock.instant()));
        assertIndexed(c -> new MessageRows().move(
                c, message, MessageState.READ, story.house.clock.instant(), null, null));
        assertIndexed(c -> new ContactRows().sharing(c, UUID.randomUUID()));
    }

    private void assertIndexed(Work<Connection, ?> work) {
        List<String> plans = Plans.of(story.house, work);
        assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan).doesNotContainPattern(WHOLE_TABLE)
                .doesNotContainPattern(FOUND_BY_READING));
    }
}
