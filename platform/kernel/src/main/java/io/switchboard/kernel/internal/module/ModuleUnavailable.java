// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.problem.Refusal;
import java.util.List;
import java.util.Map;

/** A module was asked for that does not run. */
public final class ModuleUnavailable extends Refusal {
    private static final long serialVersionUID = 1L;

    public ModuleUnavailable(String module, String title) {
        super(
                503,
                "module.unavailable",
                title + " is stopped at the moment; try again later or ask the operator to start it.",
                List.of(),
                Map.of("module", module));
    }
}
