// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import static io.switchboard.conversations.internal.fixture.Story.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.application.InboxSearch;
import io.switchboard.conversations.internal.fixture.Story;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageSearchTest {
    private final Story story = new Story();
    private final InboxSearch search = new InboxSearch(story.house, story.house);

    @Test
    void findsWhomSomebodySpeaksWithAndWhatWasSaid() {
        story.inbox.received(story.text(contact("Joana Prado", "phone:+1"), "m1", "The lamp arrived broken"));
        story.inbox.received(story.text(contact("Joana Prado", "phone:+1"), "m2", "Hello?"));
        story.inbox.received(story.text(contact("Rui Lima", "phone:+2"), "m3", "Thanks"));

        assertThat(search("joana")).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).isEqualTo("Conversation");
            assertThat(hit.title()).isEqualTo("Joana Prado");
            assertThat(hit.page()).startsWith("inbox?c=");
        });
        assertThat(search("ARRIVED")).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).isEqualTo("Message");
            assertThat(hit.title()).isEqualTo("The lamp arrived broken");
        });
        assertThat(search("hello")).as("a conversation by its last words is not shown twice").hasSize(1);
        assertThat(search("100%")).isEmpty();
    }

    @Test
    void anotherOrganizationsMessagesAreNotThere() {
        story.inbox.received(story.text(contact("Joana", "phone:+1"), "m1", "The lamp arrived broken"));
        story.inbox.received(story.text(contact("Joana", "phone:+1"), "m2", "Hello?"));
        Story other = new Story();

        assertThat(new InboxSearch(other.house, other.house).search(new SearchQuery("arrived", 5))).isEmpty();
    }

    @Test
    void whoMayNotReadFindsNothing() {
        story.inbox.received(story.text(contact("Joana", "phone:+1"), "m1", "Hello"));
        story.house.caller = new Caller(
                new OrganizationId(story.house.organization), new UserId(story.house.agent), "Ana", Set.of("customer.read"));

        assertThat(search("hello")).isEmpty();
    }

    @Test
    void anExcerptIsCutAroundTheWords() {
        String body = "a".repeat(300) + " needle\n " + "b".repeat(300);

        assertThat(MessageSearch.excerpt(body, "Needle")).startsWith("…a").endsWith("b…").contains(" needle b").hasSizeLessThan(110);
        assertThat(MessageSearch.excerpt("short", "ort")).isEqualTo("short");
        assertThat(MessageSearch.excerpt("\u0130".repeat(60) + "ab", "AB")).startsWith("\u2026").endsWith("ab");
        assertThat(MessageSearch.excerpt("👍".repeat(90), "nothing")).doesNotContain("?").matches("(👍)+…");
    }

    private List<SearchHit> search(String text) {
        return search.search(new SearchQuery(text, 5));
    }
}
