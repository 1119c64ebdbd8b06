// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.util.List;
import java.util.Optional;

/** The running modules. */
public interface Modules {

    /**
     * A lease on the module's current generation; waits, bounded, while the module is between
     * generations. Empty when there is no such module or the operator has stopped it.
     */
    Optional<Lease> enter(String module);

    /** A lease on the generation with this revision while it is alive, current or draining. */
    Optional<Lease> enter(String module, String revision);

    /** Whether a module of this id is installed, running or stopped. */
    boolean isKnown(String module);

    /** The current generations, by module id. */
    List<Generation> current();

    /** What each installed module declares, running or not, by module id. */
    List<ModuleDescriptor> installed();

    /** All installed modules for the operator: running, desired and kept versions, health, why. */
    List<ModuleStatus> status();

    void addListener(GenerationListener listener);
}
