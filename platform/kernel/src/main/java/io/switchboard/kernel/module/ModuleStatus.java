// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module as the operator sees it.
 *
 * @param state {@code running}, {@code stopped}, {@code waiting} or {@code failed}
 * @param running the version that serves, or null
 * @param desired the version that the database wants, or null
 * @param kept versions that a rollback can choose, newest first
 * @param health {@code OK, WARN, TEMPORARILY_UNAVAILABLE, CRITICAL} or {@code HEALTH_CHECK_ERROR}
 * @param why one sentence
 * @param generations revisions alive at the moment: the current one and those that drain
 */
public record ModuleStatus(
        String id,
        String title,
        String feature,
        String state,
        @Nullable String running,
        @Nullable String desired,
        List<String> kept,
        String health,
        String why,
        @Nullable Instant since,
        int generations) {}
