// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.kernel.module.Deployment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The record of what the deployer does, readable while it does it. */
final class Deployments {
    private final ModuleRows rows;
    private final Clock clock;
    private final Map<UUID, Progress> open = new ConcurrentHashMap<>();

    Deployments(ModuleRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Progress begin(
            String kind,
            @Nullable String module,
            @Nullable String version,
            String fileName,
            String actor,
            String sentence) {
        Deployment begun = new Deployment(
                Ids.next(),
                kind,
                module,
                version,
                fileName,
                actor,
                "staged",
                sentence,
                clock.instant(),
                null,
                List.of());
        Progress progress = new Progress(begun, rows, clock, this::close);
        open.put(begun.id(), progress);
        progress.step("staged", sentence);
        return progress;
    }

    private void close(Deployment ended) {
        open.remove(ended.id());
    }

    Optional<Deployment> find(UUID id) {
        Progress running = open.get(id);
        return running == null ? rows.find(id) : Optional.of(running.now());
    }

    List<Deployment> recent(int limit) {
        return rows.recent(limit);
    }

    /** Waits until the deployment has ended, or waits itself for another module. */
    Deployment await(UUID id) throws InterruptedException {
        Progress running = open.get(id);
        if (running != null) {
            running.await();
            return running.now();
        }
        return rows.find(id).orElseThrow(() -> new NoSuchElementException("There is no deployment " + id));
    }
}
