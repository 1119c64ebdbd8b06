// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.switchboard.scenarios.DoctorCommand.Answer;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The doctor of a running product: its command, its address and its page see the same, and what is broken. */
@ExtendWith(RunningProduct.class)
class DoctorIT {
    private static final Set<String> SHARED = Set.of(
            "configuration", "Java", "disk", "storage", "keys", "mail server", "returned mails", "database", "durability", "roles",
            "row policies", "migrations", "clock", "seals");
    private static final Set<String> BAD = Set.of("CRITICAL", "HEALTH_CHECK_ERROR");

    @Test
    void aSoundProductIsSoundForCommandAndPage(Stage stage) {
        Map<String, String> served = states(stage.operator().get("/api/operator/doctor").expect(200).json());
        assertThat(served.keySet()).isEqualTo(SHARED);
        assertThat(served.values()).doesNotContainAnyElementsOf(BAD);

        Instant begin = Instant.now();
        Answer command = DoctorCommand.run(stage, "--json");
        Figures.report("The doctor's command took", Duration.between(begin, Instant.now()).toMillis() + " ms");
        assertThat(command.code()).as(command.out()).isZero();
        Map<String, String> told = states(command.json());
        assertThat(told).containsAllEntriesOf(withoutMachine(served)).containsEntry("product", "OK").containsEntry("embedded database", "OK");
        assertThat(told.keySet()).anyMatch(name -> name.startsWith("port "));
    }

    /** The disk fills while tests run; what it has left is its own affair. */
    private static Map<String, String> withoutMachine(Map<String, String> states) {
        Map<String, String> rest = new TreeMap<>(states);
        rest.remove("disk");
        return rest;
    }

    @Test
    void aTableWithoutAPolicyIsFoundByBoth(Stage stage, Chromium chromium) {
        OwnerSql sql = new OwnerSql(stage);
        sql.update("create table crm.doctor_hole (organization_id uuid not null)");
        try {
            Answer command = DoctorCommand.run(stage);
            assertThat(command.code()).isEqualTo(1);
            assertThat(command.out())
                    .containsPattern("CRITICAL +row policies +No row-level security on crm.doctor_hole")
                    .contains("→ alter table crm.doctor_hole enable row level security");

            try (Window operator = Window.ofOperator(chromium, stage)) {
                operator.open("/operator/doctor");
                Locator hole = operator.page().locator("[data-check='row policies']");
                assertThat(hole).hasAttribute("data-state", "CRITICAL");
                assertThat(hole).containsText("alter table crm.doctor_hole enable row level security");
                PortalLook.check(operator, "doctor");

                sql.update("drop table crm.doctor_hole");
                operator.page().keyboard().press("r");
                assertThat(hole).hasAttribute("data-state", "OK");
            }
        } finally {
            sql.update("drop table if exists crm.doctor_hole");
        }
    }

    @Test
    void anotherMasterKeyAndAnUnknownSettingAreFoundAndNoSecretIsPrinted(Stage stage) {
        String other = "b3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb3RoZXI=";
        Answer wrongKey = DoctorCommand.run(stage, "--json", "--set", "switchboard.security.master-key=" + other);
        assertThat(wrongKey.code()).isEqualTo(1);
        assertThat(states(wrongKey.json())).containsEntry("seals", "CRITICAL").containsEntry("keys", "OK");

        Answer typingError = DoctorCommand.run(stage, "--set", "switchboard.demo.enabeld=true");
        assertThat(typingError.code()).isEqualTo(1);
        assertThat(typingError.out()).containsPattern("CRITICAL +configuration .*switchboard.demo.enabeld");

        List<String> secrets = List.of(
                other,
                stage.product().setting("switchboard.security.master-key"),
                stage.product().setting("switchboard.security.token-key"),
                stage.product().setting("switchboard.security.operator-password"),
                stage.product().setting("switchboard.database.app-password"),
                stage.product().setting("switchboard.database.owner-password"));
        assertThat(wrongKey.out() + typingError.out() + DoctorCommand.run(stage).out()).doesNotContain(secrets);
    }

    private static Map<String, String> states(JsonNode report) {
        Map<String, String> states = new TreeMap<>();
        report.get("checks").forEach(check -> states.put(check.get("name").asText(), check.get("state").asText()));
        return states;
    }
}
