// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.conversations.internal.application.ConversationChange;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxViewTest {
    private final Story story = new Story();
    private final InboxView inbox = new InboxView();
    private final ThreadView thread = new ThreadView();

    @Test
    void pagesCoverTheWholeListOnceAlsoWithEqualTimes() {
        for (int i = 0; i < 23; i++) {
            story.inbox.received(story.text(contact("P" + i, "phone:+" + i), "m" + i, "Hi"));
        }
        List<UUID> seen = new ArrayList<>();
        Cursor next = null;
        do {
            Cursor after = next;
            Slice<ConversationView> slice =
                    story.house.sql(connection -> inbox.page(connection, InboxFilter.within(Reach.EVERYTHING), after, 5));
            seen.addAll(slice.items().stream().map(ConversationView::id).toList());
            next = slice.next() == null ? null : Cursor.parse(slice.next().toString());
        } while (next != null);
        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(seen).containsExactlyElementsOf(story.list().stream().map(ConversationView::id).toList());
    }

    @Test
    void threadPagesFollowTheProvidersTime() {
        Instant start = story.house.clock.instant();
        for (int i = 0; i < 12; i++) {
            story.inbox.received(story.text(joana(), "m" + i, "m" + i, start.plusSeconds(i / 3)));
        }
        UUID conversation = story.only().id();
        Slice<MessageView> first = story.house.sql(connection -> thread.page(connection, conversation, null, 7));
        Slice<MessageView> rest = story.house.sql(connection -> thread.page(connection, conversation, first.next(), 7));
        assertThat(first.items()).hasSize(7);
        assertThat(rest.next()).isNull();
        assertThat(rest.items()).extracting(MessageView::text).containsExactly("m4", "m3", "m2", "m1", "m0");
    }

    @Test
    void aForgedCursorIsRefused() {
        assertThatThrownBy(() -> Cursor.parse("!!")).isInstanceOf(InvalidInput.class);
        Cursor wrong = new Cursor(Instant.EPOCH, "not-an-id");
        assertThatThrownBy(() -> story.house.sql(
                        connection -> inbox.page(connection, InboxFilter.within(Reach.EVERYTHING), wrong, 5)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void filtersAndFolderFiguresAgree() {
        for (int i = 0; i < 4; i++) {
            story.inbox.received(story.text(contact("Person " + i, "phone:+" + i), "m" + i, "100% wool_" + i));
        }
        List<ConversationView> all = story.list();
        UUID me = story.house.agent;
        story.changes.apply(all.get(0).id(), ConversationChange.assign(me), null);
        story.changes.apply(all.get(1).id(), ConversationChange.to(ConversationState.RESOLVED), null);
        story.reading.read(all.get(0).id());

        InboxView.Folders folders = story.house.sql(connection -> inbox.folders(connection, me, Reach.EVERYTHING));
        assertThat(folders.mine()).isEqualTo(new InboxView.Folder(1, false));
        assertThat(folders.unassigned()).isEqualTo(new InboxView.Folder(2, true));
        assertThat(folders.all().count()).isEqualTo(3);
        assertThat(folders.resolved().count()).isEqualTo(1);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).assignedTo(me))).isEqualTo(1);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).unassigned().states(ConversationState.OPEN))).isEqualTo(2);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).on(story.channel.value()))).isEqualTo(4);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).on(UUID.randomUUID()))).isZero();
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).matching("person 2"))).isEqualTo(1);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).matching("100%"))).isEqualTo(4);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).matching("_1"))).isEqualTo(1);
        assertThat(size(InboxFilter.within(Reach.EVERYTHING).matching("%%"))).isZero();
    }

    @Test
    void aListIsOneStatementForAnyNumberOfRows() {
        for (int i = 0; i < 30; i++) {
            story.inbox.received(story.text(contact("P" + i, "phone:+" + i), "m" + i, "Hi"));
        }
        story.house.statements.set(0);
        assertThat(story.list()).hasSize(30);
        assertThat(story.house.statements.get()).isEqualTo(1);

        story.house.statements.set(0);
        story.thread(story.list().get(0).id());
        assertThat(story.house.statements.get()).isLessThanOrEqualTo(5);
    }

    @Test
    void anotherOrganizationSeesNothing() {
        story.inbox.received(story.text(joana(), "m1", "secret"));
        ConversationView theirs = story.only();
        UUID message = story.thread(theirs.id()).get(0).id();
        Story other = new Story();

        assertThat(other.list()).isEmpty();
        assertThat(other.house.<Boolean>sql(c -> inbox.conversation(c, theirs.id(), Reach.EVERYTHING).isPresent())).isFalse();
        assertThat(other.house.<Boolean>sql(c -> thread.message(c, message).isPresent())).isFalse();
        assertThat(other.thread(theirs.id())).isEmpty();
        assertThatThrownBy(() -> other.sending.text(theirs.id(), "x", null, null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.retries.retry(message)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.changes.apply(
                        theirs.id(), ConversationChange.to(ConversationState.RESOLVED), null))
                .isInstanceOf(NotFound.class);

        // The same person writes to both: two contacts, two conversations, and each number starts at one.
        other.inbox.received(other.text(joana(), "m1", "hello"));
        assertThat(other.only().number()).isEqualTo(1);
        assertThat(other.only().contact().customer()).isNull();
    }

    @Test
    void withoutATenantTheWorkingRoleSeesNoRowOfAnyTable() throws Exception {
        story.inbox.received(story.image(joana(), "m1", "media"));
        List<String> tables = new ArrayList<>();
        try (Connection app = TestDatabase.running().app();
                Statement statement = app.createStatement()) {
            try (ResultSet result = statement.executeQuery(
                    "select tablename from pg_tables where schemaname = 'conversations'"
                            + " and tablename <> 'flyway_schema_history'")) {
                while (result.next()) {
                    tables.add(result.getString(1));
                }
            }
            assertThat(tables).hasSize(14);
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select count(*) from conversations." + table)) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    private int size(InboxFilter filter) {
        return story.house.sql(connection ->
                inbox.page(connection, filter, null, 100).items().size());
    }
}
