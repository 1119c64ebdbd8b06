// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.gate;

import io.switchboard.api.tenancy.OrganizationId;

/**
 * Decides whether a feature exists for an organization. One volatile read and a lookup; called by
 * every dispatch: REST, pages, menu, events, jobs, webhooks and push.
 */
public interface Gate {

    boolean isOpen(OrganizationId organization, String feature);

    /** The refusal to throw or show for a feature outside the plan: 402 {@code gate.feature_not_in_plan}. */
    FeatureNotInPlan refusal(String feature);

    /** Called when grants of an organization changed, so that held events and jobs go on. */
    void onChange(java.util.function.Consumer<OrganizationId> listener);
}
