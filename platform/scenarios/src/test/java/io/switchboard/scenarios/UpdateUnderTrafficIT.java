// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers write and agents work while every module that serves them is replaced, again and again. */
@ExtendWith(RunningProduct.class)
class UpdateUnderTrafficIT {
    private static final int UPDATES = 5;
    private static final List<String> MODULES = List.of("crm", "conversations", "whatsapp");

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void nobodyNoticesFifteenUpdates(Stage stage) throws Exception {
        Api ana = stage.as(Stage.ANA);
        CloudChannel channel = CloudChannel.create(stage, ana, "Traffic");
        String run = UUID.randomUUID().toString();
        ClassLoaders loaders = new ClassLoaders(stage.product().server().pid());
        int loadersBefore = loaders.bundles();

        ExecutorService people = Executors.newFixedThreadPool(6);
        people.execute(() -> customerWrites(channel, run, 0));
        people.execute(() -> customerWrites(channel, run, 1));
        people.execute(() -> again(() -> expect(ana.get("/api/conversations?limit=25"), 200)));
        people.execute(() -> again(() -> expect(ana.get("/api/crm/customers?limit=25"), 200)));
        people.execute(() -> again(() -> expect(ana.get("/api/whatsapp/channels"), 200)));
        people.execute(() -> again(() ->
                expect(ana.post("/api/crm/customers", Map.of("displayName", "Made meanwhile " + run)), 201)));

        Deployments deployments = new Deployments(stage.operator());
        List<String> sentences = new ArrayList<>();
        for (int update = 0; update < UPDATES; update++) {
            for (String module : MODULES) {
                JsonNode done = deployments.deploy(module + ".jar", Archives.newer(Archives.shipped(module)));
                sentences.add(module + " " + done.get("state").asText() + " " + done.get("sentence").asText());
            }
        }
        stop.set(true);
        people.shutdown();
        assertThat(people.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(sentences).allMatch(s -> s.contains(" done "));
        assertThat(failures).as("of %s requests", requests.get()).isEmpty();
        assertThat(requests.get()).isGreaterThan(500);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(stored(stage, run)).isEqualTo(messages.get()));
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).untilAsserted(
                () -> assertThat(loaders.bundles()).isLessThanOrEqualTo(loadersBefore));
    }

    private void customerWrites(CloudChannel channel, String run, int phone) {
        again(() -> {
            int number = messages.incrementAndGet();
            byte[] body = channel.payloads().text(
                    "35191000770" + phone, "Steady " + phone, run + "-" + number, 1_780_400_000L + number, "Line " + number);
            expect(channel.post(body), 200);
        });
    }

    private void again(Runnable work) {
        while (!stop.get()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    private void expect(Api.Answer answer, int status) {
        requests.incrementAndGet();
        if (answer.status() != status) {
            failures.add(answer.status() + " " + answer.body());
        }
    }

    private static int stored(Stage stage, String run) throws SQLException {
        try (Connection owner = stage.owner();
                PreparedStatement query = owner.prepareStatement(
                        "select count(*) from conversations.message where provider_message_id like ?")) {
            query.setString(1, run + "-%");
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
