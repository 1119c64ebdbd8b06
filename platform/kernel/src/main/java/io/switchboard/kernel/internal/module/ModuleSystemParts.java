// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.persistence.ModulePersistence;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.URL;
import java.time.Clock;
import java.util.List;

/**
 * What the module system is made of.
 *
 * @param audit keeps what the deployer is asked for and has done
 * @param lent the platform's services for modules
 * @param coreBundles bundles of every installation: Declarative Services and the like
 * @param systemPackages packages, with versions, that the platform exports to all bundles
 */
public record ModuleSystemParts(
        SwitchboardConfig config,
        PlatformDatabase database,
        ModulePersistence persistence,
        AuditKeeper audit,
        Gate gate,
        Callers callers,
        List<LentService<?>> lent,
        List<URL> coreBundles,
        String systemPackages,
        Clock clock) {

    public ModuleSystemParts {
        lent = List.copyOf(lent);
        coreBundles = List.copyOf(coreBundles);
    }
}
