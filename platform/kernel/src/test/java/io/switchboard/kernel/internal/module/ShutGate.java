// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.gate.Gate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Open, but for the features that it is told to shut, and those for everybody. */
final class ShutGate implements Gate {
    final Set<String> shut = ConcurrentHashMap.newKeySet();

    @Override
    public boolean isOpen(OrganizationId organization, String feature) {
        return !shut.contains(feature);
    }

    @Override
    public FeatureNotInPlan refusal(String feature) {
        return new FeatureNotInPlan(feature, List.of(), "http://localhost/plans");
    }

    @Override
    public void onChange(Consumer<OrganizationId> listener) {}
}
