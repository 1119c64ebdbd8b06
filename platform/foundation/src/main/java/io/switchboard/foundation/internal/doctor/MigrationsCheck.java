// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.kernel.persistence.SchemaState;
import io.switchboard.kernel.persistence.SchemaStates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether every schema has what its software brings: kernel, foundation and each deployed module. */
public record MigrationsCheck(SchemaStates states, ClassLoader foundation) implements Check {

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public Finding look() {
        List<SchemaState> all = new ArrayList<>(List.of(states.ofKernel(), states.of("foundation", foundation)));
        all.addAll(states.ofModules());
        return of(all);
    }

    static Finding of(List<SchemaState> all) {
        for (SchemaState state : all) {
            if (!state.faults().isEmpty()) {
                return Finding.critical(
                        "The schema " + state.schema() + " does not fit its software: " + state.faults().get(0),
                        "Deploy the build that this database was used with, or restore a backup; then deploy again.");
            }
        }
        List<SchemaState> behind = all.stream().filter(state -> !state.pending().isEmpty()).toList();
        if (!behind.isEmpty()) {
            String what = behind.stream()
                    .map(state -> state.schema() + " (" + String.join(", ", state.pending()) + ")")
                    .collect(Collectors.joining("; "));
            return Finding.warn("Migrations are pending: " + what + ".", "Take a backup and start the server: it applies them.");
        }
        int applied = all.stream().mapToInt(SchemaState::applied).sum();
        return Finding.ok(all.size() + " schemas are up to date, with " + applied + " migrations.");
    }
}
