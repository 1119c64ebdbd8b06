// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.problem.Refusal;
import java.util.Optional;

/** Who is signed in on this thread. The portal binds it for the length of a request. */
public final class CurrentIdentity {
    private static final ThreadLocal<Identity> BOUND = new ThreadLocal<>();

    private CurrentIdentity() {}

    public static Binding bind(Identity identity) {
        return Binding.of(BOUND, identity);
    }

    public static Optional<Identity> find() {
        return Optional.ofNullable(BOUND.get());
    }

    /** @throws Refusal 401 {@code auth.required} when nobody is signed in */
    public static Identity require() {
        return find().orElseThrow(() -> new Refusal(401, "auth.required", "Sign in to use this."));
    }
}
