// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.grant.LoadedGate;
import io.switchboard.kernel.gate.Gate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The product's gate, asked as the dispatch asks it: with the caller's organization and the module's feature. */
@State(Scope.Benchmark)
public class OurGate extends Turn {
    private final Gate gate = gate();
    private final OrganizationId[] asked =
            Tenants.each(i -> new OrganizationId(Tenants.asked(i))).toArray(OrganizationId[]::new);
    /** Not the same object as the grant's: it comes from a module's manifest. */
    private final String feature = new StringBuilder(Tenants.FEATURE).toString();

    private static Gate gate() {
        Map<OrganizationId, Boolean> grants = new LinkedHashMap<>();
        for (int i = 0; i < Tenants.COUNT; i++) {
            grants.put(new OrganizationId(Tenants.all().get(i)), Tenants.hasFeature(i));
        }
        return LoadedGate.of(grants, Tenants.FEATURE);
    }

    boolean check() {
        return gate.isOpen(asked[next()], feature);
    }
}
