// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.job;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does a module's background work. Registered as a service with {@link JobName}. Called by the
 * platform with the job's organization bound, on the current generation only, never twice at once
 * for the same key. An exception repeats the run with growing delay, at most
 * {@value #ATTEMPTS} times; then the job is kept as failed, with the reason, for the operator.
 */
@ConsumerType
@FunctionalInterface
public interface JobHandler {
    int ATTEMPTS = 8;

    void run(JobRun run) throws Exception;
}
