// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import org.jspecify.annotations.Nullable;

/** Something bound to the thread until it is closed on the same thread; what was bound before comes back. */
public final class Binding implements AutoCloseable {
    private final Runnable undo;

    private Binding(Runnable undo) {
        this.undo = undo;
    }

    static <T> Binding of(ThreadLocal<T> place, T value) {
        @Nullable T before = place.get();
        place.set(value);
        return new Binding(before == null ? place::remove : () -> place.set(before));
    }

    @Override
    public void close() {
        undo.run();
    }
}
