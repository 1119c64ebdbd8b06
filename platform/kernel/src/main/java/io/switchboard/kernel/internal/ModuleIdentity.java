// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Whose bundle a lent service works for. */
public record ModuleIdentity(String module, String feature) {

    public static ModuleIdentity of(String module, Bundle bundle) {
        for (BundleCapability capability :
                bundle.adapt(BundleRevision.class).getDeclaredCapabilities("switchboard.module")) {
            if (capability.getAttributes().get("feature") instanceof String feature) {
                return new ModuleIdentity(module, feature);
            }
        }
        return new ModuleIdentity(module, module);
    }
}
