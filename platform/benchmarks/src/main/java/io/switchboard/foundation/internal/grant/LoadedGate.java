// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.grant;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Organizations.FeatureGrant;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The gate as it is after it has read its grants. Lives in its package: nobody else may tell it what to hold. */
public final class LoadedGate {

    private LoadedGate() {}

    /** Each organization has a grant of its own for the feature. */
    public static Gate of(Map<OrganizationId, Boolean> grants, String feature) {
        EntitlementGate gate = new EntitlementGate(new NoDatabase(), Clock.systemUTC(), URI.create("http://localhost"));
        grants.forEach((organization, allowed) -> {
            FeatureGrant grant = new FeatureGrant(allowed, "benchmark", null, "benchmark", Instant.EPOCH);
            gate.publish(organization, Entitlements.of(1, Map.of(feature, grant), Map.of()));
        });
        return gate;
    }

    /** A check that asked it would be no check from memory. */
    private static final class NoDatabase implements PlatformDatabase {
        @Override
        public <T> T transaction(SqlWork<T> work) {
            throw new IllegalStateException("The gate asks the database.");
        }

        @Override
        public void migrate(String schema, ClassLoader loader) {
            throw new IllegalStateException("The gate asks the database.");
        }
    }
}
