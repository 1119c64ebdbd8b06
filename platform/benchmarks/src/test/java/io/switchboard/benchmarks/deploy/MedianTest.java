// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void oneSlowDeploymentDoesNotMoveIt() {
        assertThat(Median.of(List.of(3.0, 900.0, 1.0))).isEqualTo(3);
        assertThat(Median.of(List.of(4.0, 900.0, 1.0, 2.0))).isEqualTo(3);
    }
}
