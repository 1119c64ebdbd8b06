// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act of the deployer.
 *
 * @param kind {@code deploy}, {@code rollback}, {@code stop} or {@code start}
 * @param state {@code staged, verified, migrated, started, healthy, switched, drained, done, rejected}
 * @param sentence what happened, or why it was rejected and what to do
 */
public record Deployment(
        UUID id,
        String kind,
        @Nullable String module,
        @Nullable String version,
        String fileName,
        String actor,
        String state,
        String sentence,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Step> steps) {

    public Deployment {
        steps = List.copyOf(steps);
    }

    /** One step that was reached. */
    public record Step(String state, Instant at, String sentence) {}
}
