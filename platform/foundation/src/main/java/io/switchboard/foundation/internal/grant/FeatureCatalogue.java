// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import io.switchboard.api.tenancy.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which of the installed features an organization has. */
public final class FeatureCatalogue {
    private final EntitlementGate gate;
    private volatile Supplier<? extends Collection<String>> installed = List::of;

    public FeatureCatalogue(EntitlementGate gate) {
        this.gate = gate;
    }

    public void installed(Supplier<? extends Collection<String>> features) {
        installed = features;
    }

    /** Installed features and those that a grant names, each with whether it is open. */
    public Map<String, Boolean> of(OrganizationId organization) {
        Map<String, Boolean> open = new TreeMap<>();
        Stream.concat(installed.get().stream(), gate.grantedFeatures(organization))
                .forEach(feature -> open.put(feature, gate.isOpen(organization, feature)));
        return open;
    }

    public Map<String, Long> limits(OrganizationId organization) {
        return new TreeMap<>(gate.limits(organization));
    }
}
