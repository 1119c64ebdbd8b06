// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.job;

import java.time.Instant;
import java.util.UUID;

/**
 * One run of a job.
 *
 * @param key what the job was enqueued for, such as a channel's id
 * @param payload the JSON given when it was enqueued
 * @param attempt 1 for the first
 */
public record JobRun(UUID id, String key, String payload, int attempt, Instant dueAt) {}
