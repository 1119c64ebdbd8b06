// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.gate.Gate;
import java.util.List;
import java.util.function.Consumer;

/** Open or shut for everybody. */
final class SwitchedGate implements Gate {
    volatile boolean isOpen = true;

    @Override
    public boolean isOpen(OrganizationId organization, String feature) {
        return isOpen;
    }

    @Override
    public FeatureNotInPlan refusal(String feature) {
        return new FeatureNotInPlan(feature, List.of(), "http://localhost/plans");
    }

    @Override
    public void onChange(Consumer<OrganizationId> listener) {}
}
