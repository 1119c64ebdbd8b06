// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.module.Deployment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/** Records what the deployer is asked for when it is asked, and what came of it when it has ended. */
record DeploymentAudit(AuditKeeper keeper) {
    private static final Map<String, String> ENDED = Map.of(
            "deploy", "module.deployed", "rollback", "module.rolled_back", "stop", "module.stopped", "start", "module.started");

    void record(Connection connection, Deployment deployment) throws SQLException {
        if (deployment.endedAt() != null) {
            boolean isDone = deployment.state().equals("done");
            String done = ENDED.getOrDefault(deployment.kind(), "module." + deployment.kind());
            record(connection, deployment, isDone ? done : "module." + deployment.kind() + "_rejected");
        } else if (deployment.steps().size() == 1) {
            record(connection, deployment, "module." + deployment.kind() + "_requested");
        }
    }

    private void record(Connection connection, Deployment deployment, String action) throws SQLException {
        keeper.platform(
                connection,
                deployment.actor(),
                action,
                "module",
                Objects.requireNonNullElse(deployment.module(), deployment.fileName()),
                Map.of(
                        "version", Objects.requireNonNullElse(deployment.version(), ""),
                        "file", deployment.fileName(),
                        "sentence", deployment.sentence(),
                        "deployment", deployment.id().toString()));
    }
}
