// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.job;

import io.switchboard.api.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Jobs that failed however often they were run. They wait here for the operator. */
public interface FailedJobs {

    /** Of all organizations, the newest first. */
    List<FailedJob> list(int limit);

    /**
     * Runs it once more, with as many attempts as a new job has; a newer one that waits for the same
     * takes its place.
     *
     * @throws io.switchboard.api.problem.NotFound when it has not failed, or is gone
     */
    void retry(UUID id);

    /** A job and why it failed. Its payload is not here: it may be private. */
    record FailedJob(
            UUID id,
            OrganizationId organization,
            String module,
            String name,
            Instant failedAt,
            int attempts,
            String reason) {}
}
