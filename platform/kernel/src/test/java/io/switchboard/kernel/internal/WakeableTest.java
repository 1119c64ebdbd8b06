// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("failures")
    void aFailedRoundDoesNotEndTheLoop(Throwable failure) throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        try (Workers workers = new Workers();
                Wakeable loop = new Wakeable("test", Duration.ofMillis(1), () -> {
                    if (rounds.incrementAndGet() == 1) {
                        WakeableTest.<RuntimeException>fail(failure);
                    }
                    second.countDown();
                })) {
            loop.start(workers);
            assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("the first round fails"),
                new NoClassDefFoundError("a module was built against something else"),
                new AssertionError("a module is sure of something"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
