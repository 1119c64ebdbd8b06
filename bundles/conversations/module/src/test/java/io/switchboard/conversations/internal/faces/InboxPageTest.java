// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static io.switchboard.conversations.internal.fixture.Story.joana;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.conversations.api.ConversationId;
import io.switchboard.conversations.internal.fixture.Story;
import io.switchboard.conversations.internal.persistence.ConversationView;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxPageTest {
    private final Story story = new Story();
    private final InboxPage page = new InboxPage(
            story.house, story.house, story.house, story.house.teams, story.house.clock, story.connectors, story.sending, story.changes, story.reading,
            Map.of());

    @Test
    void openingReadsAndShowsWhatWasNew() {
        story.inbox.received(story.text(joana(), "a", "one"));
        story.inbox.received(story.text(joana(), "b", "two"));
        page.setTarget(story.only().id().toString());
        page.open();

        assertThat(page.getScreen().bubbles()).extracting(Bubble::unread).containsExactly(2, 0);
        assertThat(page.getScreen().rows().get(0).unread()).isZero();
        assertThat(page.getScreen().thread().audience()).isEqualTo("+351912004318");
        page.refresh();
        assertThat(page.getScreen().bubbles()).extracting(Bubble::unread).containsExactly(2, 0);
    }

    @Test
    void aScreenCostsAtMostTwelveStatements() {
        for (int i = 0; i < 30; i++) {
            story.inbox.received(story.text(contact("P" + i, "phone:+" + i), "m" + i, "Hi"));
        }
        page.setTarget(story.list().get(0).id().toString());
        page.open();
        page.getScreen();
        page.refresh();
        story.house.statements.set(0);
        page.getScreen();
        assertThat(story.house.statements.get()).isLessThanOrEqualTo(12);
    }

    @Test
    void foldersShowWhatTheySay() {
        story.inbox.received(story.text(contact("Mine", "phone:+1"), "a", "one"));
        story.inbox.received(story.text(contact("Free", "phone:+2"), "b", "two"));
        page.setTarget(byName("Mine").id().toString());
        page.open();
        page.assignToMe();
        show("mine");
        assertThat(page.getScreen().rows()).extracting(ConversationRow::name).containsExactly("Mine");
        show("unassigned");
        assertThat(page.getScreen().rows()).extracting(ConversationRow::name).containsExactly("Free");
        page.resolve();
        show("resolved");
        assertThat(page.getScreen().rows()).extracting(ConversationRow::name).containsExactly("Mine");
        show("nonsense");
        assertThat(page.getFolder()).isEqualTo("all");
        page.setTargetFolder("");
        page.setTargetChannel(story.channel.toString());
        page.show();
        assertThat(page.getTitle()).isEqualTo("WhatsApp Sales");
        assertThat(page.getScreen().rows()).extracting(ConversationRow::name).containsExactly("Free");
    }

    @Test
    void theDraftIsClearedOnlyWhenItWasSent() {
        story.inbox.received(story.text(joana(), "a", "one"));
        page.setTarget(story.only().id().toString());
        page.open();
        page.getDraft().setText("Olá");
        page.getDraft().setToken("t");
        page.send();
        assertThat(page.getDraft().getText()).isEmpty();
        page.getDraft().setKind("note");
        page.getDraft().setText("between us");
        page.send();
        assertThat(page.getScreen().bubbles()).extracting(Bubble::type).containsExactly("bubble", "bubble", "note");
    }

    @Test
    void anUnknownConversationIsSimplyNotOpen() {
        page.setTarget(UUID.randomUUID().toString());
        page.open();
        assertThat(page.getScreen().thread()).isNull();
        page.setTarget("not-an-id");
        page.open();
        assertThat(page.getConversation()).isEmpty();
    }

    @Test
    void leavingUnreadClosesTheThread() {
        story.inbox.received(story.text(joana(), "a", "one"));
        page.setTarget(story.only().id().toString());
        page.open();
        page.getScreen();
        page.markUnread();
        assertThat(page.getScreen().thread()).isNull();
        assertThat(story.only().unread()).isEqualTo(1);
    }

    @Test
    void aCustomersChatIsTheOneThatIsNotResolved() {
        story.inbox.received(story.text(joana(), "a", "one"));
        UUID customer = UUID.randomUUID();
        ConversationId first = new ConversationId(story.only().id());
        story.conversations.linkCustomer(first, customer, "Joana");
        ChatPage chat = new ChatPage(
                story.house, story.house, story.house, story.house.teams, story.house.clock, story.connectors, story.sending,
                Map.of("customer", customer.toString()));
        assertThat(chat.getScreen().thread().id()).isEqualTo(first.toString());
        assertThat(story.only().unread()).as("looking on from elsewhere does not read").isEqualTo(1);

        chat.getDraft().setText("Olá");
        chat.send();
        assertThat(chat.getScreen().bubbles()).hasSize(2);
        ChatPage nobody = new ChatPage(
                story.house, story.house, story.house, story.house.teams, story.house.clock, story.connectors, story.sending, Map.of("customer", "x"));
        assertThat(nobody.getScreen().thread()).isNull();
    }

    private void show(String folder) {
        page.setTargetFolder(folder);
        page.setTargetChannel("");
        page.show();
    }

    private ConversationView byName(String name) {
        return story.list().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }
}
