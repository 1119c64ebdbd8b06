// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.testkit.TestDatabase;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the audit log has of deployments. */
final class JdbcModuleRowsTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final String module = "m" + UUID.randomUUID();
    private final List<String> recorded = new ArrayList<>();
    private final JdbcModuleRows rows = new JdbcModuleRows(
            TestDatabase.running().platform(), new DeploymentAudit(AuditKeeper.class.cast(Proxy.newProxyInstance(
                    AuditKeeper.class.getClassLoader(), new Class<?>[] {AuditKeeper.class}, (proxy, method, arguments) -> {
                        if (module.equals(arguments[4])) {
                            recorded.add(arguments[2].toString());
                        }
                        return null;
                    }))));

    @Test
    void a_deployment_that_the_end_of_the_server_cut_off_is_recorded_once() {
        UUID id = Ids.next();
        rows.save(deployment(id, "staged"));
        rows.save(deployment(id, "verified"));
        assertThat(recorded).containsExactly("module.deploy_requested");

        rows.endUnfinished(NOON, "The server stopped.");
        rows.endUnfinished(NOON, "The server stopped.");

        assertThat(recorded).containsExactly("module.deploy_requested", "module.deploy_rejected");
        assertThat(rows.find(id)).hasValueSatisfying(ended -> {
            assertThat(ended.state()).isEqualTo("rejected");
            assertThat(ended.sentence()).isEqualTo("The server stopped.");
            assertThat(ended.endedAt()).isEqualTo(NOON);
            assertThat(ended.steps()).hasSize(2);
        });
    }

    @Test
    void one_that_serves_already_is_recorded_as_done() {
        UUID id = Ids.next();
        rows.save(deployment(id, "switched"));
        rows.endUnfinished(NOON, "The server stopped.");

        assertThat(recorded).containsExactly("module.deployed");
        assertThat(rows.find(id)).hasValueSatisfying(ended -> assertThat(ended.state()).isEqualTo("done"));
    }

    private Deployment deployment(UUID id, String state) {
        Deployment.Step staged = new Deployment.Step("staged", NOON, "It is staged.");
        Deployment.Step reached = new Deployment.Step(state, NOON, "It goes on.");
        return new Deployment(
                id,
                "deploy",
                module,
                "1.0.0",
                module + ".jar",
                "operator",
                state,
                "It goes on.",
                NOON,
                null,
                state.equals("staged") ? List.of(staged) : List.of(staged, reached));
    }
}
