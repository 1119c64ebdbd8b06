// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

/** Parts of the platform that prepare for a generation and let go of it. Called on the deployer's thread. */
public interface GenerationListener {

    /** Before the switch: mount resources, load what can fail. An exception refuses the generation. */
    default void prepare(Generation candidate) throws Exception {}

    /** The generation serves from now on. */
    default void live(Generation generation) {}

    /** The generation is no longer current but still alive for the leases and pages it has. */
    default void replaced(Generation generation) {}

    /** No lease is left: forget every class, cache and object of it. Also after a failed prepare. */
    default void retired(Generation generation) {}

    /** Whether pages of this generation are still open somewhere. */
    default boolean hasOpenPages(Generation generation) {
        return false;
    }
}
