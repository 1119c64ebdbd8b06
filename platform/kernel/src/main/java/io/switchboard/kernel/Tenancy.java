// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel;

import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.module.LentService;
import java.util.List;

/**
 * What the kernel needs to know of organizations, given by whoever keeps them.
 *
 * @param audit keeps what is done
 * @param lent services of the keeper that each module gets its own instance of
 */
public record Tenancy(Gate gate, AuditKeeper audit, List<LentService<?>> lent) {
    public Tenancy {
        lent = List.copyOf(lent);
    }
}
