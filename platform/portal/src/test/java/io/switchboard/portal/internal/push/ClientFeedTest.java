// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import io.switchboard.portal.internal.ToyClock;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.web.Gateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientFeedTest {
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final UserId person = new UserId(Ids.next());
    private final ToyGate gate = new ToyGate();
    private final ToyFeed feed = new ToyFeed();
    private final List<String> told = new ArrayList<>();
    private final ClientFeed client = new ClientFeed(
            feed, new Gateway(new ToyModules(), gate), organization, person, new ToyClock(), event -> told.add(name(event)));

    @Test
    void beginsNowWithoutACursor() {
        feed.past.add(event("1", "crm"));

        client.start("");
        feed.tell(event("2", "crm"));

        assertThat(told).containsExactly("2");
    }

    @Test
    void resumesWithoutGapAndWithoutDouble() {
        feed.past.add(event("1", "crm"));
        feed.past.add(event("2", "crm"));
        // What is committed during the replay comes by both ways, or only live.
        feed.whileReplaying = () -> {
            feed.tell(event("2", "crm"));
            feed.tell(event("3", "crm"));
        };

        client.start("c0");

        assertThat(told).containsExactly("1", "2", "3");
    }

    @Test
    void asksForAReloadWhenTheCursorIsTooOld() {
        feed.isTooOld = true;

        client.start("c0");

        assertThat(told).containsExactly("resync");
    }

    @Test
    void hidesWhatThePlanDoesNotHave() {
        gate.close("crm");
        feed.past.add(event("1", "crm"));

        client.start("c0");
        feed.tell(event("2", "crm"));
        feed.tell(event("3", "conversations"));
        gate.open("crm");
        feed.tell(event("4", "crm"));

        assertThat(told).containsExactly("3", "4");
    }

    @Test
    void isNotToldWhatIsToldToSomebodyElseInPerson() {
        List<String> program = new ArrayList<>();
        ClientFeed key = new ClientFeed(
                feed, new Gateway(new ToyModules(), gate), organization, null, new ToyClock(), e -> program.add(name(e)));
        feed.past.add(personal("1", new UserId(Ids.next())));
        feed.past.add(personal("2", person));

        client.start("c0");
        feed.tell(personal("3", new UserId(Ids.next())));
        feed.tell(personal("4", person));
        key.start("c0");
        feed.tell(personal("5", person));

        assertThat(told).containsExactly("2", "4");
        assertThat(program).isEmpty();
    }

    @Test
    void endsItsSubscription() {
        client.start("");
        client.close();

        assertThat(feed.listener).isNull();
    }

    @Test
    void writesEventsAsClientsReadThem() {
        FeedEvent event = new FeedEvent("c1", "e1", "message.received", Instant.EPOCH, "conversations", "{\"a\":1}");

        assertThat(EventText.of(event))
                .isEqualTo("{\"id\":\"e1\",\"type\":\"message.received\",\"occurredAt\":\"1970-01-01T00:00:00Z\","
                        + "\"data\":{\"a\":1},\"cursor\":\"c1\"}");
    }

    private static FeedEvent event(String id, String feature) {
        return new FeedEvent("c" + id, id, "toy.done", Instant.EPOCH, feature, "{}");
    }

    private static FeedEvent personal(String id, UserId only) {
        return new FeedEvent("", id, "notification.changed", Instant.EPOCH, "", "{}", only);
    }

    private static String name(FeedEvent event) {
        return event.id().isEmpty() ? event.type() : event.id();
    }
}
