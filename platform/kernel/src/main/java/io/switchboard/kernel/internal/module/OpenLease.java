// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import java.util.concurrent.atomic.AtomicBoolean;

/** A lease that is given back once, however often it is closed. */
final class OpenLease implements Lease {
    private final LiveGeneration generation;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenLease(LiveGeneration generation) {
        this.generation = generation;
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            generation.leases().leave();
        }
    }
}
