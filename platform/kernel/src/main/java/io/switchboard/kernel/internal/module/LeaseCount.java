// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is inside. Once closed nobody enters; who is inside may finish. One word: the sign bit means closed. */
final class LeaseCount {
    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger word = new AtomicInteger();

    boolean enter() {
        int now;
        do {
            now = word.get();
            if (now < 0) {
                return false;
            }
        } while (!word.compareAndSet(now, now + 1));
        return true;
    }

    void leave() {
        word.decrementAndGet();
    }

    void close() {
        word.getAndUpdate(now -> now | CLOSED);
    }

    int inside() {
        return word.get() & ~CLOSED;
    }
}
