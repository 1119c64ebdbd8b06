// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.kernel.module.Deployment;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final InMemoryRows rows = new InMemoryRows();
    private final Deployments deployments = new Deployments(rows, Clock.systemUTC());

    @Test
    void endsOnce() {
        Progress progress = deployments.begin("deploy", "crm", "1.0.0", "crm.jar", "operator", "It is staged.");
        progress.done("It serves.");
        progress.rejected("Another one could not be tried again.");

        Deployment ended = deployments.find(progress.now().id()).orElseThrow();
        assertThat(ended.state()).isEqualTo("done");
        assertThat(ended.sentence()).isEqualTo("It serves.");
        assertThat(ended.steps()).hasSize(2);
    }
}
