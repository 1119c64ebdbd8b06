// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes for a module while an organization does not have it: held or put off, and caught up with, never lost. */
@ExtendWith(RunningProduct.class)
class HeldWorkIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ENQUEUE =
            "insert into kernel.job (id, module, name, key, payload, due_at) values (?, 'careless', 'remind', ?, ?, now())";
    private static final String JOBS =
            "select state from kernel.job where organization_id = ?::uuid and module = 'careless' order by id";

    @BeforeAll
    static void deploy(Stage stage) {
        CarelessModule.deploy(stage);
    }

    @Test
    void aJobWaitsWhileItsModuleIsWithdrawnAndTheOthersRuns(Stage stage) {
        Api operator = stage.operator();
        OwnerSql sql = new OwnerSql(stage);
        Tenant without = Tenant.register(stage, "Without");
        Tenant other = Tenant.register(stage, "Other");
        String held = remindTomorrow(without);
        String run = remindTomorrow(other);

        without.grant(operator, false, "careless");
        assertThat(tomorrowComes(sql, without)).isEqualTo(1);
        assertThat(tomorrowComes(sql, other)).isEqualTo(1);
        await().atMost(SOON).until(() -> CarelessModule.note(other.api(), run).get("reminders").asInt() == 1);
        await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).equals(List.of("held")));
        assertThat(reminders(sql, held)).isEqualTo("0");

        without.grant(operator, null, "careless");
        await().atMost(SOON).until(() -> CarelessModule.note(without.api(), held).get("reminders").asInt() == 1);
        await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).isEmpty());
        assertThat(CarelessModule.note(without.api(), held).get("last").asText()).isEqualTo("tomorrow");
    }

    @Test
    void ofSeveralHeldCallsWithOneKeyTheNewestRunsOnce(Stage stage) throws SQLException {
        Api operator = stage.operator();
        OwnerSql sql = new OwnerSql(stage);
        Tenant without = Tenant.register(stage, "Without");
        String note = remindTomorrow(without);
        without.grant(operator, false, "careless");
        tomorrowComes(sql, without);
        await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).equals(List.of("held")));
        // A transaction that was under way when the module was taken away asks once more.
        without.plant(stage, ENQUEUE, Ids.next(), note, "the day after");
        await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).equals(List.of("held", "held")));

        without.grant(operator, null, "careless");
        await().atMost(SOON).until(() -> sql.strings(JOBS, without.id()).isEmpty());
        JsonNode reminded = CarelessModule.note(without.api(), note);
        assertThat(reminded.get("reminders").asInt()).isEqualTo(1);
        assertThat(reminded.get("last").asText()).isEqualTo("the day after");
    }

    @Test
    void nothingStaysHeldWhenTheModuleComesAndGoesAllTheTime(Stage stage) {
        Api operator = stage.operator();
        OwnerSql sql = new OwnerSql(stage);
        Tenant tenant = Tenant.register(stage, "Undecided");
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Integer> planted = CompletableFuture.supplyAsync(() -> plantUntil(isOver, stage, tenant));
        for (int i = 0; i < 60; i++) {
            tenant.grant(operator, false, "crm", "careless");
            tenant.grant(operator, null, "crm", "careless");
        }
        isOver.set(true);
        int count = planted.join();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(sql.string("select count(*) from crm.customer where organization_id = ?::uuid", tenant.id()))
                    .isEqualTo(Integer.toString(count));
            assertThat(sql.strings("select state from kernel.event_parked where organization_id = ?::uuid", tenant.id()))
                    .isEmpty();
            assertThat(sql.strings(JOBS, tenant.id())).isEmpty();
            assertThat(sql.string("select sum(reminders) from careless.note where organization_id = ?::uuid", tenant.id()))
                    .isEqualTo(Integer.toString(count));
        });
        assertThat(count).isGreaterThan(60);
    }

    /** One message and one job after the other, each in a transaction of its own. */
    private static int plantUntil(AtomicBoolean isOver, Stage stage, Tenant tenant) {
        int count = 0;
        try (Connection app = stage.app()) {
            while (!isOver.get()) {
                UUID conversation = UUID.randomUUID();
                Map<String, Object> contact = Map.of(
                        "addresses", List.of(Map.of("kind", "external", "value", conversation)),
                        "displayName", "Person " + count);
                tenant.plantEvent(app, "conversations", "message.received", "conversation:" + conversation, Map.of(
                        "conversation", conversation, "message", UUID.randomUUID(), "channel", UUID.randomUUID(),
                        "contact", contact, "kind", "text", "preview", "Hello", "at", "2026-06-01T10:00:00Z"));
                UUID note = Ids.next();
                tenant.plant(app, "insert into careless.note (id, text) values (?, 'often')", note);
                tenant.plant(app, ENQUEUE, Ids.next(), note.toString(), "again");
                count++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return count;
    }

    @Test
    void aWebhookOfAWithdrawnModuleIsPutOffAndItsRetryIsTaken(Stage stage) {
        Api operator = stage.operator();
        OwnerSql sql = new OwnerSql(stage);
        Tenant without = Tenant.register(stage, "Without");
        Tenant other = Tenant.register(stage, "Other");
        CloudChannel channel = CloudChannel.create(stage, without.api(), "Put off");
        CloudChannel others = CloudChannel.create(stage, other.api(), "Served");
        byte[] body = channel.payloads().text("4915120000001", "Patient", "wamid.patient", 1_780_100_000L, "Still there?");
        byte[] othersBody = others.payloads().text("4915120000002", "Served", "wamid.served", 1_780_100_000L, "Hello");

        without.grant(operator, false, "whatsapp");
        Api.Answer putOff = channel.post(body).expect(503);
        assertThat(Integer.parseInt(putOff.header("Retry-After").orElseThrow())).isBetween(1, 300);
        channel.provider().get(channel.hook() + "?hub.mode=subscribe&hub.challenge=1").expect(503);
        others.post(othersBody).expect(200);
        await().atMost(SOON).until(() -> inbox(other, others).size() == 1);
        assertThat(sql.string("select count(*) from whatsapp.webhook_journal where organization_id = ?::uuid", without.id())).isEqualTo("0");
        assertThat(inbox(without, channel)).isEmpty();

        without.grant(operator, null, "whatsapp");
        channel.post(body).expect(200);
        channel.post(body).expect(200);
        await().atMost(SOON).until(() -> inbox(without, channel).size() == 1);
        await().atMost(SOON).until(() -> sql.strings(
                        "select state from whatsapp.webhook_journal where organization_id = ?::uuid", without.id())
                .equals(List.of("done")));
        assertThat(sql.string("select count(*) from conversations.message where organization_id = ?::uuid and kind = 'text'", without.id()))
                .isEqualTo("1");
    }

    @Test
    void pushTellsNothingOfAWithdrawnModuleUntilItIsBack(Stage stage) throws SQLException {
        Api operator = stage.operator();
        Tenant without = Tenant.register(stage, "Without");
        Tenant other = Tenant.register(stage, "Other");
        HttpClient browser = PageVisit.signIn(stage, without.email()).browser();
        HttpClient othersBrowser = PageVisit.signIn(stage, other.email()).browser();
        String oldPage = "?page=crm:of-yesterday";
        try (LiveEvents before = LiveEvents.stream(stage, without.api(), "", Map.of())) {
            String cursor = before.mention(without.addCustomer("Seen before")).get("cursor").asText();
            without.grant(operator, false, "crm");
            try (LiveEvents resumed = LiveEvents.stream(stage, without.api(), "", Map.of("Last-Event-ID", cursor));
                    LiveEvents page = LiveEvents.socket(stage, browser, oldPage + "&cursor=" + cursor);
                    LiveEvents othersPage = LiveEvents.socket(stage, othersBrowser, oldPage)) {
                without.plantEvent(stage, "crm", "customer.created", "customer:1", Map.of("displayName", "Not in the plan"));
                without.plantEvent(stage, "conversations", "conversation.created", "conversation:1", Map.of("what", "barrier"));
                for (LiveEvents listening : List.of(before, resumed, page)) {
                    listening.mention("barrier");
                    assertThat(listening.transcript()).doesNotContain("Not in the plan").doesNotContain("module.updated");
                }
                othersPage.mention("module.updated");
            }
            without.grant(operator, null, "crm");
            try (LiveEvents back = LiveEvents.stream(stage, without.api(), "", Map.of("Last-Event-ID", cursor))) {
                back.mention("Not in the plan");
            }
        }
    }

    private static String remindTomorrow(Tenant tenant) {
        String note = CarelessModule.addNote(tenant.api(), "to be reminded of");
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        tenant.api()
                .post("/api/careless/notes/" + note + "/reminders", Map.of("with", "tomorrow", "dueAt", tomorrow.toString()))
                .expect(204);
        return note;
    }

    private static int tomorrowComes(OwnerSql sql, Tenant tenant) {
        return sql.update(
                "update kernel.job set due_at = now() where organization_id = ?::uuid and module = 'careless'", tenant.id());
    }

    private static String reminders(OwnerSql sql, String note) {
        return sql.string("select reminders from careless.note where id = ?::uuid", note);
    }

    private static JsonNode inbox(Tenant tenant, CloudChannel channel) {
        return tenant.api().get("/api/conversations?channel=" + channel.id()).expect(200).json().get("items");
    }
}
