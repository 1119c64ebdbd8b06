// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.product;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again, often enough that asking does not blur what is measured. */
public final class Waiting {
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private Waiting() {}

    /** The first answer that is no exception. */
    public static <T> T until(String what, Duration limit, Callable<T> question) {
        long start = System.nanoTime();
        while (true) {
            try {
                return question.call();
            } catch (Exception notYet) {
                if (System.nanoTime() - start > limit.toNanos()) {
                    throw new IllegalStateException(what + " did not answer within " + limit, notYet);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
