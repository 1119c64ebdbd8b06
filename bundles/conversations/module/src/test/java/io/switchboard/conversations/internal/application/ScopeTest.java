// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.event.Audience;
import io.switchboard.api.file.FileId;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.api.ConversationId;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.fixture.House.Published;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.AttachmentRows;
import io.switchboard.conversations.internal.persistence.ChannelView;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.InboxFilter;
import io.switchboard.conversations.internal.persistence.InboxView;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Own, their teams', everybody's: what an agent reaches, and what is not there for them. */
class ScopeTest {
    private static final List<String> PERMISSIONS =
            List.of("conversation.read", "conversation.reply", "conversation.assign", "note.write");

    private final Story story = new Story();
    private final InboxView inbox = new InboxView();
    private final UUID sales = story.house.teams.add("Sales");
    private final UUID care = story.house.teams.add("Care");
    private final UUID lea = Ids.next();
    private final Caller admin = story.house.caller;
    private UUID ofSales;
    private UUID ofCare;
    private UUID ofNobody;

    @BeforeEach
    void oneConversationForEach() {
        story.house.members.add(new Member(new UserId(lea), "Lea Berg", "lea@example.com", "agent", "online"));
        ofSales = writes("Sara");
        ofCare = writes("Clara");
        ofNobody = writes("Nuno");
        story.changes.apply(ofSales, ConversationChange.move(sales), null);
        story.changes.apply(ofCare, ConversationChange.move(care), null);
        story.house.events.clear();
    }

    @Test
    void searchLooksIntoNoOtherTeamsMessages() {
        for (String who : List.of("Sara", "Clara", "Nuno")) {
            int number = List.of("Sara", "Clara", "Nuno").indexOf(who) + 1;
            for (String words : List.of("The parcel of " + who, "Thanks")) {
                story.inbox.received(story.text(contact(who, "phone:+35191111111" + number), words + number, words));
            }
        }
        act(Scope.TEAM, sales);
        assertThat(found("parcel")).containsExactlyInAnyOrder("The parcel of Sara", "The parcel of Nuno");
        assertThat(found("Clara")).isEmpty();
        act(Scope.OWN);
        assertThat(found("parcel")).isEmpty();
        act(Scope.ALL);
        assertThat(found("parcel")).hasSize(3);
    }

    private List<String> found(String text) {
        return new InboxSearch(story.house, story.house)
                .search(new SearchQuery(text, 20)).stream().map(SearchHit::title).toList();
    }

    @Test
    void anAgentSeesTheirTeamsAndThoseOfNoTeam() {
        act(Scope.TEAM, sales);
        assertThat(seen("")).containsExactlyInAnyOrder("Sara", "Nuno");
        assertThat(seen("Clara")).isEmpty();
        assertThat(seen("Sara")).containsExactly("Sara");
        assertThat(visible(ofCare)).isFalse();
        assertThat(visible(ofSales)).isTrue();
        assertThat(folders().all().count()).isEqualTo(2);
        assertThat(folders().unassigned().count()).isEqualTo(2);
        assertThat(active()).isEqualTo(2);
        assertThat(teamFolders()).containsExactlyInAnyOrderEntriesOf(Map.of(sales, 1, care, 0));

        act(Scope.TEAM);
        assertThat(seen("")).containsExactly("Nuno");
        act(Scope.ALL);
        assertThat(seen("")).hasSize(3);
        assertThat(teamFolders()).containsExactlyInAnyOrderEntriesOf(Map.of(sales, 1, care, 1));
    }

    @Test
    void whatSomebodyTakesPartInStaysTheirs() {
        act(Scope.TEAM, care);
        story.sending.note(ofCare, "I know her", null);
        assertThat(seenWith(Scope.OWN)).containsExactly("Clara");

        as(admin);
        story.changes.apply(ofCare, ConversationChange.move(sales), null);
        act(Scope.TEAM, care);
        assertThat(seen("")).containsExactlyInAnyOrder("Clara", "Nuno");
        assertThat(folders().all().count()).isEqualTo(2);
    }

    @Test
    void whatIsAssignedIsOwnWhateverItsTeam() {
        story.changes.apply(ofCare, ConversationChange.assign(lea), null);
        act(Scope.OWN);
        assertThat(seen("")).containsExactly("Clara");
        assertThat(folders().mine().count()).isEqualTo(1);
        assertThat(folders().all().count()).isEqualTo(1);
        story.sending.text(ofCare, "Hello", null, null);
        assertThatThrownBy(() -> story.sending.text(ofNobody, "Hello", null, null)).isInstanceOf(NotFound.class);
    }

    @Test
    void anotherTeamsConversationIsAsIfItWereNotThere() {
        UUID message = story.thread(ofCare).get(0).id();
        act(Scope.TEAM, sales);
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> story.sending.text(ofCare, "Hello", null, null),
                () -> story.sending.note(ofCare, "Psst", null),
                () -> story.reading.read(ofCare),
                () -> story.reading.markUnread(ofCare),
                () -> story.reactions.to(message, "x"),
                () -> story.retries.retry(message),
                () -> story.changes.apply(ofCare, ConversationChange.to(ConversationState.RESOLVED), null),
                () -> story.changes.apply(ofCare, ConversationChange.assign(lea), null),
                () -> story.changes.apply(ofCare, ConversationChange.move(sales), null))) {
            assertThatThrownBy(attempt).isInstanceOf(NotFound.class);
        }
        assertThat(story.house.events).isEmpty();
    }

    @Test
    void whoSeesMoreThanTheyMayWorkOnIsToldWhichPermissionIsMissing() {
        Map<String, Scope> scopes = new HashMap<>(scopes(Scope.OWN));
        scopes.put("conversation.read", Scope.ALL);
        as(caller(scopes, Set.of()));
        assertThatThrownBy(() -> story.sending.text(ofCare, "Hello", null, null))
                .isInstanceOfSatisfying(PermissionMissing.class, missing ->
                        assertThat(missing.getMessage()).contains("conversation.reply"));
        assertThat(story.reading.read(ofCare)).isEqualTo(1);
        assertThat(story.house.events).as("who cannot answer leaves no trace").isEmpty();
    }

    @Test
    void filesOfAnotherTeamAreNotServed() {
        story.inbox.received(story.image(contact("Clara", "phone:+351911111112"), "img", "media-1"));
        story.inbox.mediaReady(story.channel, "media-1", new FileId(UUID.randomUUID()));
        UUID file = story.thread(ofCare).get(0).attachments().get(0).id();
        act(Scope.TEAM, sales);
        assertThat(served(file)).isFalse();
        act(Scope.TEAM, care);
        assertThat(served(file)).isTrue();
    }

    @Test
    void otherModulesSeeWhatTheirCallerSees() {
        UUID customer = UUID.randomUUID();
        story.conversations.linkCustomer(new ConversationId(ofCare), customer, "Clara");
        act(Scope.TEAM, sales);
        assertThat(story.conversations.ofCustomer(customer)).isEmpty();
        assertThat(story.conversations.find(new ConversationId(ofCare))).isEmpty();
        act(Scope.TEAM, care);
        assertThat(story.conversations.ofCustomer(customer)).hasSize(1);
        as(caller(Map.of(), Set.of(new TeamId(care))));
        assertThat(story.conversations.ofCustomer(customer)).isEmpty();
    }

    @Test
    void screensAreToldOnlyOfWhatTheyMayShow() {
        story.inbox.received(story.text(contact("Clara", "phone:+351911111112"), "again", "More"));
        Audience audience = last().audience();
        assertThat(audience.teams()).containsExactly(new TeamId(care));
        assertThat(audience.includes(caller(scopes(Scope.TEAM), Set.of(new TeamId(sales))))).isFalse();
        assertThat(audience.includes(caller(scopes(Scope.TEAM), Set.of(new TeamId(care))))).isTrue();

        story.changes.apply(ofCare, ConversationChange.move(sales), null);
        assertThat(last().type()).isEqualTo("conversation.team_changed");
        assertThat(last().audience().teams()).as("both, so that it leaves one list and comes into the other")
                .containsExactlyInAnyOrder(new TeamId(care), new TeamId(sales));
        story.changes.apply(ofCare, ConversationChange.assign(lea), null);
        assertThat(last().audience().people()).containsExactly(new UserId(lea));
        assertThat(story.house.events).allSatisfy(event -> assertThat(event.audience()).isNotNull());
    }

    @Test
    void aMoveLeavesALineAndNeedsATeamThatExists() {
        story.changes.apply(ofNobody, ConversationChange.move(care), null);
        story.changes.apply(ofNobody, ConversationChange.move(null), null);
        assertThat(story.thread(ofNobody)).extracting(MessageView::text).containsExactly(
                "Ana Ribeiro took the conversation out of its team",
                "Ana Ribeiro moved the conversation to the team Care",
                "Hi");
        assertThatThrownBy(() -> story.changes.apply(ofNobody, ConversationChange.move(Ids.next()), null))
                .isInstanceOf(InvalidInput.class);
    }

    private UUID writes(String name) {
        int number = story.list().size() + 1;
        story.inbox.received(story.text(contact(name, "phone:+35191111111" + number), "m" + number, "Hi"));
        return story.list().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void act(Scope scope, UUID... teams) {
        as(caller(scopes(scope), java.util.Arrays.stream(teams).map(TeamId::new).collect(java.util.stream.Collectors.toSet())));
    }

    private void as(Caller caller) {
        story.house.caller = caller;
    }

    private Caller caller(Map<String, Scope> scopes, Set<TeamId> teams) {
        return new Caller(new OrganizationId(story.house.organization), new UserId(lea), "Lea Berg", scopes, teams);
    }

    private static Map<String, Scope> scopes(Scope scope) {
        Map<String, Scope> scopes = new HashMap<>();
        PERMISSIONS.forEach(permission -> scopes.put(permission, scope));
        return scopes;
    }

    private Reach reach() {
        return Permission.READ.reach(story.house.caller);
    }

    private List<String> seenWith(Scope scope) {
        act(scope);
        return seen("");
    }

    private List<String> seen(String words) {
        InboxFilter filter = InboxFilter.within(reach()).matching(words);
        return story.house.sql(c -> inbox.page(c, filter, null, 50)).items().stream()
                .map(ConversationView::name)
                .toList();
    }

    private boolean visible(UUID conversation) {
        return story.house.sql(c -> inbox.conversation(c, conversation, reach())).isPresent();
    }

    private boolean served(UUID file) {
        return story.house.sql(c -> new AttachmentRows().file(c, file, reach())).isPresent();
    }

    private InboxView.Folders folders() {
        return story.house.sql(c -> inbox.folders(c, lea, reach()));
    }

    private Map<UUID, Integer> teamFolders() {
        Map<UUID, Integer> counts = new HashMap<>();
        story.house.sql(c -> inbox.teams(c, List.of(sales, care), reach()))
                .forEach((team, folder) -> counts.put(team, folder.count()));
        return counts;
    }

    private int active() {
        return story.house.sql(c -> new ChannelView().brief(c, reach())).get(0).active();
    }

    private Published last() {
        return story.house.events.get(story.house.events.size() - 1);
    }
}
