// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.job;

import io.switchboard.api.tenancy.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/** A job that this server holds the lease of. */
record ClaimedJob(
        OrganizationId organization,
        UUID id,
        String module,
        String name,
        String key,
        String payload,
        int attempts,
        Instant dueAt,
        String cause) {}
