// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.event.Audience;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import io.switchboard.portal.internal.ToyClock;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.web.Gateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientFeedTest {
    private Identity listener = Listener.of(Map.of());
    private final ToyGate gate = new ToyGate();
    private final ToyFeed feed = new ToyFeed();
    private final List<String> told = new ArrayList<>();
    private final ClientFeed client = new ClientFeed(
            feed, new Gateway(new ToyModules(), gate), () -> listener, new ToyClock(), event -> told.add(name(event)));

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
        client.start("");
        feed.tell(personal("1", new UserId(Ids.next())));
        feed.tell(personal("2", Listener.USER));
        listener = Listener.program();
        feed.tell(personal("3", Listener.USER));

        assertThat(told).containsExactly("2");
    }

    @Test
    void tellsOnlyThoseWhoMaySeeWhatItIsAbout() {
        TeamId sales = new TeamId(Ids.next());
        listener = Listener.of(Map.of("toy.read", Scope.TEAM), sales);

        client.start("");
        feed.tell(event("all teams", new Audience("toy.read", Set.of(), Set.of())));
        feed.tell(event("own team", new Audience("toy.read", Set.of(), Set.of(sales))));
        feed.tell(event("other team", new Audience("toy.read", Set.of(), Set.of(new TeamId(Ids.next())))));
        feed.tell(event("own", new Audience("toy.read", Set.of(Listener.USER), Set.of(new TeamId(Ids.next())))));
        feed.tell(event("not held", new Audience("toy.manage", Set.of(Listener.USER), Set.of())));
        // In no team and with the scope of their own things from now on, without connecting again.
        listener = Listener.of(Map.of("toy.read", Scope.OWN));
        feed.tell(event("no team", new Audience("toy.read", Set.of(), Set.of())));
        listener = Listener.of(Map.of("toy.read", Scope.ALL));
        feed.tell(event("everything", new Audience("toy.read", Set.of(), Set.of(sales))));

        assertThat(told).containsExactly("all teams", "own team", "own", "everything");
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

    private static FeedEvent event(String id, Audience audience) {
        return new FeedEvent("c" + id, id, "toy.done", Instant.EPOCH, "crm", "{}", null, audience);
    }

    private static FeedEvent event(String id, String feature) {
        return new FeedEvent("c" + id, id, "toy.done", Instant.EPOCH, feature, "{}");
    }

    private static FeedEvent personal(String id, UserId only) {
        return new FeedEvent("", id, "notification.changed", Instant.EPOCH, "", "{}", only, null);
    }

    private static String name(FeedEvent event) {
        return event.id().isEmpty() ? event.type() : event.id();
    }
}
