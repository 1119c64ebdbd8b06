// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WakeableTest {

    @Test
    void aWakeUpDoesNotWaitForTheBeat() throws InterruptedException {
        CountDownLatch round = new CountDownLatch(1);
        try (Workers workers = new Workers();
                Wakeable loop = new Wakeable("test", Duration.ofHours(1), round::countDown)) {
            loop.start(workers);
            loop.wake();
            assertThat(round.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFailedRoundDoesNotEndTheLoop() throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        try (Workers workers = new Workers();
                Wakeable loop = new Wakeable("test", Duration.ofMillis(1), () -> {
                    if (rounds.incrementAndGet() == 1) {
                        throw new IllegalStateException("the first round fails");
                    }
                    second.countDown();
                })) {
            loop.start(workers);
            assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
