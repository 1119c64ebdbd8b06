// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.Modules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one place of the portal that asks the gate: REST, pages, module resources, menu, webhooks and
 * push all come through here. The order is always the same: is the module known, is its feature open
 * for the organization, then a lease.
 */
public final class Gateway {
    private final Modules modules;
    private final Gate gate;

    public Gateway(Modules modules, Gate gate) {
        this.modules = modules;
        this.gate = gate;
    }

    /**
     * A lease on the current generation.
     *
     * @throws NotFound for an unknown module
     * @throws Refusal 402 when the feature is closed, 503 when the operator has stopped the module
     */
    public Lease enter(OrganizationId organization, String module) {
        if (!isKnown(module)) {
            throw new NotFound();
        }
        Lease lease = modules.enter(module).orElseThrow(Gateway::stopped);
        return checked(organization, lease);
    }

    /** A lease on the generation of this revision; empty when it is gone. */
    public Optional<Lease> enter(OrganizationId organization, String module, String revision) {
        if (!isKnown(module)) {
            throw new NotFound();
        }
        return modules.enter(module, revision).map(lease -> checked(organization, lease));
    }

    private Lease checked(OrganizationId organization, Lease lease) {
        String feature = lease.generation().descriptor().feature();
        if (gate.isOpen(organization, feature)) {
            return lease;
        }
        lease.close();
        throw gate.refusal(feature);
    }

    private static Refusal stopped() {
        return new Refusal(
                503,
                "module.stopped",
                "This part is stopped at the moment; try again later or ask the operator.",
                List.of(),
                Map.of("retryAfter", 30));
    }

    /** Whether the generation has a service of this type; also true for one that was just replaced. */
    public static boolean offers(Generation generation, Class<?> type) {
        try {
            return !generation.services(type).isEmpty();
        } catch (IllegalStateException replaced) {
            // Asked without a lease: the one in its place will say.
            return true;
        }
    }

    public boolean isKnown(String module) {
        return RequestPath.isModuleId(module) && modules.isKnown(module);
    }

    /** Whether the feature is open; what belongs to no feature is open to all. */
    public boolean isOpen(OrganizationId organization, String feature) {
        return feature.isEmpty() || gate.isOpen(organization, feature);
    }

    /** The current generations that the organization has, by module id. */
    public List<Generation> open(OrganizationId organization) {
        return modules.current().stream()
                .filter(generation -> gate.isOpen(organization, generation.descriptor().feature()))
                .sorted(Comparator.comparing(generation -> generation.descriptor().id()))
                .toList();
    }

    /**
     * The organization that the identity acts for.
     *
     * @throws Refusal 403 for the operator, who belongs to none
     */
    public static OrganizationId organization(Identity identity) {
        if (identity.organization() == null) {
            throw new Refusal(
                    403,
                    "access.no_organization",
                    "The operator belongs to no organization; sign in as one of its members to see this.");
        }
        return identity.organization();
    }
}
