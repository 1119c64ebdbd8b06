// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.gate.Gate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Open for everything but what a test closes. */
public final class ToyGate implements Gate {
    private final Set<String> closed = new HashSet<>();

    public void close(String feature) {
        closed.add(feature);
    }

    public void open(String feature) {
        closed.remove(feature);
    }

    @Override
    public boolean isOpen(OrganizationId organization, String feature) {
        return !closed.contains(feature);
    }

    @Override
    public FeatureNotInPlan refusal(String feature) {
        return new FeatureNotInPlan(feature, List.of("growth"), "http://localhost/plans");
    }

    @Override
    public void onChange(Consumer<OrganizationId> listener) {}
}
