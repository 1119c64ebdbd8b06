// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseCountTest {

    @Test
    void letsNobodyInAfterItIsClosed() {
        LeaseCount leases = new LeaseCount();
        assertThat(leases.enter()).isTrue();
        leases.close();

        assertThat(leases.enter()).isFalse();
        assertThat(leases.inside()).isEqualTo(1);
        leases.leave();
        assertThat(leases.inside()).isZero();
    }

    @Test
    void neverLosesCountWhileThreadsComeAndGo() throws Exception {
        LeaseCount leases = new LeaseCount();
        AtomicInteger entered = new AtomicInteger();
        Traffic traffic = new Traffic(4, () -> {
            if (leases.enter()) {
                entered.incrementAndGet();
                leases.leave();
            }
            return "";
        });
        TestServer.eventually("traffic", () -> entered.get() > 10_000);
        leases.close();
        traffic.stop();

        assertThat(leases.inside()).isZero();
    }
}
