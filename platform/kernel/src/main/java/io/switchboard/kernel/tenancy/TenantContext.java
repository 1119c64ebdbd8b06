// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.tenancy;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Binds the caller to the thread for the length of one request, event or job. */
public final class TenantContext implements Callers {
    private static final ThreadLocal<Caller> BOUND = new ThreadLocal<>();

    @Override
    public Caller current() {
        return find().orElseThrow(() -> new IllegalStateException("No caller is bound: outside a request, event or job"));
    }

    @Override
    public Optional<Caller> find() {
        return Optional.ofNullable(BOUND.get());
    }

    /** Runs the work as the caller and puts back whoever was bound before. */
    public static <T> T call(Caller caller, Callable<T> work) throws Exception {
        try (Binding binding = bind(caller)) {
            return work.call();
        }
    }

    /** Binds the caller until the binding is closed on the same thread. */
    public static Binding bind(Caller caller) {
        Caller before = BOUND.get();
        BOUND.set(caller);
        return new Binding(before);
    }

    /** An open binding. */
    public static final class Binding implements AutoCloseable {
        private final @Nullable Caller before;

        private Binding(@Nullable Caller before) {
            this.before = before;
        }

        @Override
        public void close() {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }
}
