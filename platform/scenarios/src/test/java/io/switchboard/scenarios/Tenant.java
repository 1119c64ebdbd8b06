// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization made for one story, so that nothing but the story changes its rows. */
record Tenant(String id, String name, String email, String user, Api api) {

    static Tenant register(Stage stage, String name) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String email = "admin@" + unique + ".example";
        JsonNode made = stage.anonymous()
                .post("/api/auth/register", Map.of(
                        "organization", Map.of("name", name + " " + unique),
                        "name", "Admin of " + name,
                        "email", email,
                        "password", Stage.PASSWORD))
                .expect(201)
                .json();
        return new Tenant(
                made.get("organization").get("id").asText(),
                name + " " + unique,
                email,
                made.get("user").get("id").asText(),
                new Api(stage.url(), made.get("accessToken").asText()));
    }

    /** Makes a customer by hand and gives its id. */
    String addCustomer(String displayName) {
        return api.post("/api/crm/customers", Map.of("displayName", displayName))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    /** What the operator decides about features of this organization; null takes the decision back. */
    void grant(Api operator, @Nullable Boolean allowed, String... features) {
        Map<String, Object> decided = new HashMap<>();
        for (String feature : features) {
            decided.put(feature, allowed);
        }
        operator.put("/api/operator/organizations/" + id + "/grants", Map.of("features", decided, "reason", "story"))
                .expect(200);
    }

    /** Writes an event into the outbox as a module of this organization could, with whatever it says. */
    void plantEvent(Stage stage, String module, String type, String aggregate, Object payload) throws SQLException {
        try (Connection app = stage.app()) {
            plantEvent(app, module, type, aggregate, payload);
        }
    }

    void plantEvent(Connection app, String module, String type, String aggregate, Object payload) throws SQLException {
        plant(app, """
                insert into kernel.outbox_event (event_id, module, feature, aggregate, type, occurred_at, payload)
                values (?, ?, ?, ?, ?, now(), ?::jsonb)
                """, UUID.randomUUID(), module, module, aggregate, type, Api.JSON.valueToTree(payload).toString());
    }

    /** Writes a row as a module of this organization could. */
    void plant(Stage stage, String sql, Object... values) throws SQLException {
        try (Connection app = stage.app()) {
            plant(app, sql, values);
        }
    }

    void plant(Connection app, String sql, Object... values) throws SQLException {
        app.setAutoCommit(false);
        TenantDoor.enter(app, UUID.fromString(id));
        try (PreparedStatement insert = app.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        app.commit();
    }
}
