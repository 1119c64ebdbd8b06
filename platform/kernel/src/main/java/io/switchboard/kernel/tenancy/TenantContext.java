// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.tenancy;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Binds the caller to the thread for the length of one request, event or job. */
public final class TenantContext implements Callers {
    /** The cause of what nobody is known to have caused. */
    public static final String NOBODY = "";

    private static final ThreadLocal<Bound> BOUND = new ThreadLocal<>();

    private record Bound(Caller caller, String cause) {}

    @Override
    public Caller current() {
        return find().orElseThrow(() -> new IllegalStateException("No caller is bound: outside a request, event or job"));
    }

    @Override
    public Optional<Caller> find() {
        return Optional.ofNullable(BOUND.get()).map(Bound::caller);
    }

    /**
     * Who has caused what happens on this thread: the caller, or whoever caused the event or job that the
     * platform acts for, or {@link #NOBODY} that we know.
     */
    public String cause() {
        Bound bound = BOUND.get();
        if (bound == null) {
            return NOBODY;
        }
        return bound.caller().user().isPresent() ? bound.caller().name() : bound.cause();
    }

    /** Runs the work as the caller and puts back whoever was bound before. */
    public static <T> T call(Caller caller, Callable<T> work) throws Exception {
        try (Binding binding = bind(caller)) {
            return work.call();
        }
    }

    /** Binds the caller until the binding is closed on the same thread. */
    public static Binding bind(Caller caller) {
        return bind(caller, NOBODY);
    }

    /** As {@link #bind(Caller)}, for what somebody has caused who is not there any more. */
    public static Binding bind(Caller caller, String cause) {
        Bound before = BOUND.get();
        BOUND.set(new Bound(caller, cause));
        return new Binding(before);
    }

    /** An open binding. */
    public static final class Binding implements AutoCloseable {
        private final @Nullable Bound before;

        private Binding(@Nullable Bound before) {
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
