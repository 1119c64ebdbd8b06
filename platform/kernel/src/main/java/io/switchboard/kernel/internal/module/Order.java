// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

/**
 * An archive that is to serve.
 *
 * @param fresh nobody has wanted it before: it must be higher than what runs
 * @param commit whether the desired state changes with it
 */
record Order(ModuleArchive archive, Journal journal, boolean fresh, boolean commit) {

    static Order fresh(ModuleArchive archive, Journal journal) {
        return new Order(archive, journal, true, true);
    }

    /** The desired archive of a module that does not run, wanted by the operator. */
    static Order wanted(ModuleArchive archive, Journal journal) {
        return new Order(archive, journal, false, true);
    }

    /** What the desired state says already. */
    static Order again(ModuleArchive archive, Journal journal) {
        return new Order(archive, journal, false, false);
    }

    String module() {
        return archive.module();
    }
}
