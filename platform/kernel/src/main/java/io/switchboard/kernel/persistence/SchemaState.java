// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

import java.util.List;

/**
 * How a schema stands to the migrations that the software brings for it.
 *
 * @param applied how many it has
 * @param pending the files that it lacks, in their order
 * @param faults why its history does not fit, each in one sentence
 */
public record SchemaState(String schema, int applied, List<String> pending, List<String> faults) {
    public SchemaState {
        pending = List.copyOf(pending);
        faults = List.copyOf(faults);
    }
}
