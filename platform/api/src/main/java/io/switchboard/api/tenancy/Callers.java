// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells a module who is acting. Bound to the thread that the platform dispatched on. */
@ProviderType
public interface Callers {

    /**
     * The acting caller.
     *
     * @throws IllegalStateException outside a request, event or job
     */
    Caller current();

    /** The acting caller, or empty outside a request, event or job. */
    Optional<Caller> find();
}
