// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event acts for the organization that told it, whatever ids it names. */
@ExtendWith(RunningProduct.class)
class EventIsolationIT {
    private static final String OUTBOX =
            """
            insert into kernel.outbox_event
                (organization_id, event_id, module, feature, aggregate, type, occurred_at, payload)
            values (?::uuid, gen_random_uuid(), 'conversations', 'conversations', 'x', 'message.received', now(), '{}')
            """;
    private static final String JOB =
            "insert into kernel.job (organization_id, id, module, name, key, payload, due_at)"
                    + " values (?::uuid, gen_random_uuid(), 'whatsapp', 'drain', ?, '{}', now())";

    @Test
    void anEventThatNamesAnothersIdsTouchesNothingOfTheOther(Stage stage) throws SQLException {
        OwnerSql sql = new OwnerSql(stage);
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant liar = Tenant.register(stage, "Liar");
        try (WillingProvider provider = new WillingProvider()) {
            Belongings belongings = Belongings.of(stage, owner, provider, "Zyxwv");
            TenantRows rows = new TenantRows(sql, owner);
            Map<String, String> before = rows.settled();

            List<Map<String, String>> addresses = List.of(
                    Map.of("kind", "whatsapp", "value", belongings.secrets().get(1)),
                    Map.of("kind", "external", "value", belongings.ids().get("customer")));
            Map<String, Object> lie = Map.of(
                    "organizationId", owner.id(),
                    "conversation", belongings.ids().get("conversation"),
                    "message", belongings.ids().get("message"),
                    "channel", belongings.ids().get("channel"),
                    "contact", Map.of("addresses", addresses, "displayName", "Liar's version"),
                    "kind", "text", "preview", "Stolen", "at", "2026-06-01T10:00:00Z");
            liar.plantEvent(stage, "conversations", "message.received", "conversation:" + belongings.ids().get("conversation"), lie);

            // The handler has run, for the liar, with what the liar's own event says and nothing else.
            await().atMost(Duration.ofSeconds(20)).until(() -> customers(liar, "displayName").contains("Liar's version"));
            assertThat(sql.strings("select state from kernel.event_parked where organization_id = ?::uuid", liar.id()))
                    .isEmpty();
            assertThat(customers(liar, "displayName")).doesNotContain("ZyxwvPerson");
            assertThat(customers(liar, "id")).doesNotContain(belongings.ids().get("customer"));
            assertThat(rows.settled()).isEqualTo(before);
            assertThat(customers(owner, "displayName")).contains("ZyxwvPerson").doesNotContain("Liar's version");
            assertThat(owner.api().get("/api/conversations/" + belongings.ids().get("conversation")).json().get("customer").get("id").asText())
                    .isEqualTo(belongings.ids().get("customer"));
        }
    }

    /** What the customers of the organization have under a name, such as their ids. */
    private static List<String> customers(Tenant tenant, String field) {
        return tenant.api().get("/api/crm/customers").expect(200).json().get("items").findValuesAsText(field);
    }

    @Test
    void aJobThatNamesAnothersIdsFindsNothing(Stage stage) throws SQLException {
        OwnerSql sql = new OwnerSql(stage);
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant liar = Tenant.register(stage, "Liar");
        try (WillingProvider provider = new WillingProvider()) {
            Belongings belongings = Belongings.of(stage, owner, provider, "Zyxwv");
            TenantRows rows = new TenantRows(sql, owner);
            Map<String, String> before = rows.settled();
            for (String[] job : new String[][] {
                {"whatsapp", "drain", "channel"}, {"whatsapp", "connect", "channel"},
                {"conversations", "send", "conversation"}, {"conversations", "mark-read", "conversation"},
                {"conversations", "wake-snoozed", "conversation"}
            }) {
                liar.plant(stage, "insert into kernel.job (id, module, name, key, payload, due_at) values (?, ?, ?, ?, '{}', now())",
                        UUID.randomUUID(), job[0], job[1], belongings.ids().get(job[2]));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> sql.strings(
                            "select name from kernel.job where organization_id = ?::uuid", liar.id())
                    .isEmpty());
            assertThat(rows.settled()).isEqualTo(before);
        }
    }

    @Test
    void theDatabaseTakesNoEventOrJobForAnother(Stage stage) {
        Tenant owner = Tenant.register(stage, "Owner");
        Tenant liar = Tenant.register(stage, "Liar");
        assertThatThrownBy(() -> liar.plant(stage, OUTBOX, owner.id())).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> liar.plant(stage, JOB, owner.id(), "any")).hasMessageContaining("row-level security");
    }
}
