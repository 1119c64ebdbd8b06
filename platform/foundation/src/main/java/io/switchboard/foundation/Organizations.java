// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.OrganizationId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All organizations and what they are granted, for the operator. */
public interface Organizations {

    /**
     * Newest first.
     *
     * @param after the last organization of the page before, or null
     */
    List<Organization> list(int limit, @Nullable OrganizationId after);

    Optional<Organization> find(OrganizationId organization);

    /**
     * Changes grants; effective on this server when it returns, on others within half a second.
     *
     * @throws io.switchboard.api.problem.NotFound for an unknown organization
     * @throws io.switchboard.api.problem.InvalidInput with the fields that are wrong
     */
    Organization setGrants(OrganizationId organization, GrantChange change, Identity actor);

    /**
     * An organization with its grants.
     *
     * @param members active ones
     * @param features overrides by feature; a feature that is not here is allowed
     * @param limits by meter; a meter that is not here has no limit
     */
    record Organization(
            OrganizationId id,
            String slug,
            String name,
            String status,
            Instant createdAt,
            int members,
            Map<String, FeatureGrant> features,
            Map<String, LimitGrant> limits) {

        public Organization {
            features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
            limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        }
    }

    /** Whether a feature is allowed, until when, why and by whom. */
    record FeatureGrant(
            boolean allowed, String reason, @Nullable Instant expiresAt, String changedBy, Instant changedAt) {}

    /** How much of a meter is allowed, until when, why and by whom. */
    record LimitGrant(long limit, String reason, @Nullable Instant expiresAt, String changedBy, Instant changedAt) {}

    /**
     * What to change. A null value removes the grant; what is not named stays.
     *
     * @param expiresAt when the grants set here end by themselves, or null
     */
    record GrantChange(
            Map<String, @Nullable Boolean> features,
            Map<String, @Nullable Long> limits,
            @Nullable Instant expiresAt,
            String reason) {

        public GrantChange {
            features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
            limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        }
    }
}
