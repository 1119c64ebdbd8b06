// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A provider that repeats itself, calls at the same time and out of turn, while the server dies once. */
@ExtendWith(RunningProduct.class)
class WebhookStormIT {
    private static final int EVENTS = 10_000;
    private static final int PHONES = 200;
    private static final int THREADS = 8;
    private static final long START = 1_780_000_000L;

    /** What the provider has to tell: the n-th message of the storm, of phone n modulo PHONES. */
    private record Telling(int number) {
        String waId() {
            return "3519555" + String.format("%05d", number % PHONES);
        }

        long epochSecond() {
            return START + number;
        }
    }

    @Test
    void everyMessageIsStoredOnceInItsPlace(Stage stage) throws Exception {
        Api ana = stage.as(Stage.ANA);
        CloudChannel channel = CloudChannel.create(stage, ana, "Storm");
        String run = UUID.randomUUID().toString();
        List<Telling> calls = calls();
        AtomicInteger told = new AtomicInteger();
        long readBefore = count(stage, READ_WITHOUT_INDEX, "outbox_event");

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> tellers = new ArrayList<>();
        for (Telling telling : calls) {
            tellers.add(threads.submit(untilAccepted(channel, run, telling, told)));
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> told.get() > calls.size() / 2);
        stage.product().killServer();
        stage.product().restartServer();
        for (Future<?> teller : tellers) {
            teller.get(5, TimeUnit.MINUTES);
        }
        threads.shutdown();

        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(count(stage, "select count(*) from conversations.message where provider_message_id like ?", run + "%"))
                    .isEqualTo(EVENTS);
            assertThat(count(stage, LINKED, channel.id())).isEqualTo(PHONES);
        });
        assertThat(count(stage, "select count(*) from conversations.conversation where channel_id = ?::uuid", channel.id()))
                .isEqualTo(PHONES);
        assertThat(count(stage, CUSTOMERS, channel.id())).isEqualTo(PHONES);
        assertThat(count(stage, IDENTITIES, "3519555%")).isEqualTo(PHONES);
        inOrder(stage.as(Stage.ANA), channel, run);
        // Whoever looks for what is new finds it by its position; read through, the outbox would slow all down.
        assertThat(count(stage, READ_WITHOUT_INDEX, "outbox_event") - readBefore).isLessThan(EVENTS);
    }

    private static final String READ_WITHOUT_INDEX =
            "select seq_tup_read from pg_stat_user_tables where schemaname = 'kernel' and relname = ?";

    private static final String LINKED =
            "select count(*) from conversations.contact where channel_id = ?::uuid and customer_id is not null";
    private static final String CUSTOMERS =
            "select count(distinct customer_id) from conversations.contact where channel_id = ?::uuid";
    private static final String IDENTITIES =
            "select count(*) from crm.customer_identity where kind = 'whatsapp' and value like ?";

    /** All events, every fifth twice, every twentieth moved out of its turn. */
    private static List<Telling> calls() {
        List<Telling> calls = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            calls.add(new Telling(n));
            if (n % 5 == 0) {
                calls.add(new Telling(n));
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < calls.size() / 20; i++) {
            int at = random.nextInt(calls.size() - 50);
            Collections.swap(calls, at, at + random.nextInt(50));
        }
        return calls;
    }

    /** As a provider does: again until the answer is 200. */
    private static Callable<Void> untilAccepted(CloudChannel channel, String run, Telling telling, AtomicInteger told) {
        byte[] body = channel.payloads()
                .text(telling.waId(), "Caller " + telling.waId(), run + "-" + telling.number(), telling.epochSecond(),
                        "Message " + telling.number());
        return () -> {
            await().atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> accepted(channel, body));
            told.incrementAndGet();
            return null;
        };
    }

    private static boolean accepted(CloudChannel channel, byte[] body) {
        try {
            return channel.post(body).status() == 200;
        } catch (UncheckedIOException serverIsDown) {
            return false;
        }
    }

    /** The thread of each phone reads in the order of the provider's times. */
    private static void inOrder(Api ana, CloudChannel channel, String run) {
        var list = ana.get("/api/conversations?limit=100&channel=" + channel.id()).expect(200).json().get("items");
        assertThat(list).isNotEmpty();
        for (var conversation : list) {
            var newestFirst = ana.get("/api/conversations/" + conversation.get("id").asText() + "/messages?limit=100")
                    .expect(200)
                    .json()
                    .get("items");
            List<String> times = new ArrayList<>();
            newestFirst.forEach(message -> times.add(message.get("providerTimestamp").asText()));
            assertThat(times).hasSize(EVENTS / PHONES).isSortedAccordingTo(Collections.reverseOrder());
        }
    }

    private static long count(Stage stage, String sql, String parameter) throws SQLException {
        try (Connection owner = stage.owner();
                PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
