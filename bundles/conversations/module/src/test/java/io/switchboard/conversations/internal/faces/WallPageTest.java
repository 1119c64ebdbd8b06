// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.api.hours.OpeningHours;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.application.ConversationChange;
import io.switchboard.conversations.internal.domain.Backlog;
import io.switchboard.conversations.internal.faces.WallPage.Board;
import io.switchboard.conversations.internal.faces.WallPage.Line;
import io.switchboard.conversations.internal.fixture.House;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a wallboard says. */
class WallPageTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private final Story story = new Story();
    private final House house = story.house;
    private final WallPage page = new WallPage(
            house, house, house, house.teams, () -> OpeningHours.always(LISBON), house.clock);
    private final Instant start = house.clock.instant();

    @Test
    void countsInAllByTeamAndByMember() {
        UUID sales = house.teams.add("Sales");
        house.teams.add("Support");
        UserId bo = member("Bo Berg", "busy");
        member("Cleo Dias", "offline");
        write("Person 1", 1);
        house.clock.advance(Duration.ofMinutes(5));
        write("Person 2", 2);
        write("Person 3", 3);
        change("Person 1", ConversationChange.move(sales));
        change("Person 2", ConversationChange.assign(bo.value()));

        Board board = board();
        assertThat(board.all()).isEqualTo(new Backlog(3, 2, 3, start));
        assertThat(board.teams()).extracting(Line::name).containsExactly("Sales", "Support");
        assertThat(board.teams().get(0).backlog()).isEqualTo(new Backlog(1, 1, 1, start));
        assertThat(board.teams().get(1).backlog()).isEqualTo(Backlog.NONE);
        assertThat(board.members())
                .as("whose customers wait first, without those who are away with nothing open")
                .extracting(Line::name, Line::availability, line -> line.backlog().open())
                .containsExactly(
                        tuple("Bo Berg", "busy", 1),
                        tuple("Ana Ribeiro", "online", 0));
    }

    @Test
    void knowsHowFastTheFirstAnswersOfTodayWere() {
        write("Person 1", 1);
        write("Person 2", 2);
        write("Person 3", 3);
        assertThat(board().median()).as("nobody is answered yet").isEmpty();

        house.clock.advance(Duration.ofMinutes(4));
        answer("Person 1");
        house.clock.advance(Duration.ofMinutes(6));
        answer("Person 2");
        answer("Person 1");

        Board board = board();
        assertThat(board.answered()).isEqualTo(2);
        assertThat(board.median()).as("of 4 and 10 minutes").isEqualTo("7");
        assertThat(board.all().waiting()).isEqualTo(1);

        house.clock.advance(Duration.ofDays(1));
        assertThat(board().answered()).as("on the next day").isZero();
    }

    @Test
    void showsNoMoreThanIsReached() {
        UUID sales = house.teams.add("Sales");
        UUID support = house.teams.add("Support");
        write("Person 1", 1);
        write("Person 2", 2);
        change("Person 1", ConversationChange.move(sales));
        change("Person 2", ConversationChange.move(support));
        house.caller = new Caller(
                new OrganizationId(house.organization),
                new UserId(house.agent),
                "Ana Ribeiro",
                Map.of("conversation.read", Scope.TEAM, "report.view", Scope.OWN),
                Set.of(new TeamId(sales)));

        Board board = board();
        assertThat(board.all().open()).isEqualTo(1);
        assertThat(board.teams()).extracting(Line::name).containsExactly("Sales");
        assertThat(board.members()).as("the figures of others").isEmpty();
    }

    private Board board() {
        page.refresh();
        return page.getBoard();
    }

    private UserId member(String name, String availability) {
        UserId id = new UserId(Ids.next());
        house.members.add(new Member(id, name, "someone@example.com", "agent", availability));
        return id;
    }

    private void write(String name, int number) {
        story.inbox.received(story.text(contact(name, "phone:+35193333333" + number), "w" + number, "Hi"));
    }

    private void answer(String name) {
        story.sending.text(byName(name), "Hello", null, Ids.next().toString());
    }

    private void change(String name, ConversationChange change) {
        story.changes.apply(byName(name), change, null);
    }

    private UUID byName(String name) {
        return story.list().stream()
                .filter(conversation -> conversation.name().equals(name))
                .map(ConversationView::id)
                .findFirst()
                .orElseThrow();
    }
}
