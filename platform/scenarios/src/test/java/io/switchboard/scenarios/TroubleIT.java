// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a module could not do waits for the operator, who sees why and lets it be tried again. */
@ExtendWith(RunningProduct.class)
class TroubleIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeEach
    void breakIt(Stage stage) throws SQLException {
        Brittle.deploy(stage);
        update(stage, "delete from kernel.event_parked where module = 'brittle'");
        update(stage, "delete from kernel.job where module = 'brittle'");
    }

    @Test
    void aDeadLetterIsDeliveredOnceTheModuleIsMended(Stage stage) throws SQLException {
        stage.as(Stage.ANA).post("/api/brittle/events", Map.of()).expect(204);
        allButTheLastAttempt(stage, "event_parked", "next_at = now()");
        JsonNode letter = await().atMost(SOON).until(() -> only(stage, "dead-letters"), found -> !found.isMissingNode());

        assertThat(letter.get("type").asText()).isEqualTo("brittle.stumbled");
        assertThat(letter.at("/organization/name").asText()).isEqualTo("Casa Lumen");
        assertThat(letter.get("attempts").asInt()).isEqualTo(8);
        assertThat(letter.get("reason").asText()).isEqualTo("The module's handler threw java.lang.IllegalStateException");
        assertThat(letter.toString()).doesNotContain(Brittle.PRIVATE);

        Brittle.deployMended(stage);
        retry(stage, "dead-letters", letter.get("id").asText(), 202);
        assertRecorded(stage, "dead_letter.retried", letter.get("event").asText());
        await().atMost(SOON).until(() -> rows(stage, "event_parked") == 0);
        assertThat(only(stage, "dead-letters").isMissingNode()).isTrue();
        retry(stage, "dead-letters", letter.get("id").asText(), 404);
    }

    @Test
    void aFailedJobRunsOnceTheModuleIsMended(Stage stage) throws SQLException {
        stage.as(Stage.ANA).post("/api/brittle/jobs", Map.of()).expect(204);
        allButTheLastAttempt(stage, "job", "due_at = now()");
        JsonNode job = await().atMost(SOON).until(() -> only(stage, "failed-jobs"), found -> !found.isMissingNode());

        assertThat(job.get("name").asText()).isEqualTo("stumble");
        assertThat(job.at("/organization/name").asText()).isEqualTo("Casa Lumen");
        assertThat(job.get("attempts").asInt()).isEqualTo(8);
        assertThat(job.get("reason").asText()).isEqualTo("IllegalStateException in brittle/stumble");
        assertThat(job.toString()).doesNotContain(Brittle.PRIVATE);

        Brittle.deployMended(stage);
        retry(stage, "failed-jobs", job.get("id").asText(), 202);
        assertRecorded(stage, "failed_job.retried", job.get("id").asText());
        await().atMost(SOON).until(() -> rows(stage, "job") == 0);
        retry(stage, "failed-jobs", job.get("id").asText(), 404);
    }

    @Test
    void theOperatorSeesBothAndTriesAgain(Stage stage, Chromium chromium) throws SQLException {
        Api ana = stage.as(Stage.ANA);
        ana.post("/api/brittle/events", Map.of()).expect(204);
        ana.post("/api/brittle/jobs", Map.of()).expect(204);
        allButTheLastAttempt(stage, "event_parked", "next_at = now()");
        allButTheLastAttempt(stage, "job", "due_at = now()");
        await().atMost(SOON).until(() -> !only(stage, "failed-jobs").isMissingNode() && !only(stage, "dead-letters").isMissingNode());

        try (Window operator = Window.ofOperator(chromium, stage)) {
            operator.open("/operator/modules");
            operator.link("Trouble").click();
            Locator letter = operator.page().locator("[data-dead-letter^='brittle:']");
            Locator job = operator.page()
                    .locator("[data-failed-job]", new Page.LocatorOptions().setHasText("brittle/stumble"));
            assertThat(letter).containsText("Casa Lumen");
            assertThat(letter).containsText("The module's handler threw java.lang.IllegalStateException");
            assertThat(job).containsText("IllegalStateException in brittle/stumble");
            assertThat(operator.page().content()).doesNotContain(Brittle.PRIVATE);
            PortalLook.check(operator, "operator-trouble");

            Brittle.deployMended(stage);
            letter.getByText("Try again").click();
            assertThat(letter).hasCount(0);
            job.getByText("Try again").click();
            assertThat(job).hasCount(0);
        }
        await().atMost(SOON).until(() -> rows(stage, "event_parked") + rows(stage, "job") == 0);
    }

    /** As if the attempts before the last had been made: waiting for them takes two minutes. */
    private static void allButTheLastAttempt(Stage stage, String table, String due) {
        await().atMost(SOON).until(() -> update(
                        stage,
                        "update kernel." + table + " set attempts = 7, " + due
                                + " where module = 'brittle' and state = 'waiting' and attempts between 1 and 6")
                == 1);
    }

    private static int update(Stage stage, String sql) throws SQLException {
        try (Connection owner = stage.owner();
                Statement statement = owner.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static int rows(Stage stage, String table) throws SQLException {
        try (Connection owner = stage.owner();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery("select count(*) from kernel." + table + " where module = 'brittle'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static JsonNode only(Stage stage, String kind) {
        for (JsonNode item : stage.operator().get("/api/operator/" + kind).expect(200).json()) {
            if (item.get("module").asText().equals(Brittle.ID)) {
                return item;
            }
        }
        return Api.JSON.missingNode();
    }

    /** In the organization's log, and in the platform's. */
    private static void assertRecorded(Stage stage, String action, String id) {
        for (Api reader : List.of(stage.as(Stage.ANA), stage.operator())) {
            JsonNode entries = reader.get("/api/audit?action=" + action + "&entityId=" + id).expect(200).json().get("items");
            assertThat(entries).hasSize(1);
            assertThat(entries.get(0).get("actor").asText()).contains("operator");
            assertThat(entries.get(0).toString()).doesNotContain(Brittle.PRIVATE);
        }
    }

    private static void retry(Stage stage, String kind, String id, int status) {
        stage.operator().post("/api/operator/" + kind + "/" + id + "/retry", Map.of()).expect(status);
    }
}
