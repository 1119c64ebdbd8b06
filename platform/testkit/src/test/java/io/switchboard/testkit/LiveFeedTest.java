// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.internal.event.EventDelivery;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live feed over the outbox. */
final class LiveFeedTest {
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final Workers workers = new Workers();
    private final EventDelivery delivery = new EventDelivery(
            TestDatabase.running().platform(),
            new SwitchedGate(),
            new NoAudit(),
            new JtaTransactions(unused(UserTransaction.class), unused(TransactionSynchronizationRegistry.class)),
            workers,
            Clock.systemUTC());
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        delivery.close();
        workers.close();
    }

    @Test
    void what_is_meant_for_nobody_knows_whom_is_told_to_nobody_and_keeps_nothing_back() throws Exception {
        delivery.start(new OneModule("toy", new NoWork()));
        EventFeed feed = delivery.feed();
        String before = feed.cursor();
        feed.subscribe(organization, event -> told.add(event.type()));

        publish("without.permission", "{\"people\": [], \"teams\": []}");
        publish("empty.audience", "null");
        publish("odd.audience", "[7]");
        publish("for.all", null);
        publish("for.some", "{\"permission\": \"toy.read\", \"people\": [], \"teams\": []}");
        delivery.wake();

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("for.all");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("for.some");
        List<String> again = new ArrayList<>();
        assertThat(feed.replay(organization, before, event -> again.add(event.type()))).isTrue();
        assertThat(again).containsExactly("for.all", "for.some");
    }

    private void publish(String type, @Nullable String audience) throws SQLException {
        try (Connection owner = TestDatabase.running().owner();
                PreparedStatement insert = owner.prepareStatement(
                        """
                        insert into kernel.outbox_event
                            (organization_id, event_id, module, feature, aggregate, type, occurred_at, payload, audience)
                        values (?, ?, 'toy', 'toy', 'a', ?, now(), '{}', ?::jsonb)
                        """)) {
            insert.setObject(1, organization.value());
            insert.setObject(2, Ids.next());
            insert.setString(3, type);
            insert.setString(4, audience);
            insert.executeUpdate();
        }
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static final class NoWork implements OpenWork {
        @Override
        public List<Open> of(UserId user) {
            return List.of();
        }

        @Override
        public void handOver(UserId user, Handover handover) {}

        @Override
        public void release(TeamId team) {}
    }
}
