// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows that outlive a restart of the module system, as a database does. */
final class InMemoryRows implements ModuleRows {
    private final Map<String, Desired> desired = new LinkedHashMap<>();
    private final List<Archived> archives = new ArrayList<>();
    private final List<Library> libraries = new ArrayList<>();
    private final Map<UUID, Deployment> deployments = new LinkedHashMap<>();
    volatile boolean broken;

    @Override
    public synchronized List<Desired> desired() {
        return List.copyOf(desired.values());
    }

    @Override
    public synchronized void commit(Desired row, Archived archive) {
        if (broken) {
            throw new IllegalStateException("The database is away");
        }
        desired.put(row.module(), row);
        archives.removeIf(
                a -> a.module().equals(archive.module()) && a.version().equals(archive.version()));
        archives.add(0, archive);
        archives.stream()
                .filter(a -> a.module().equals(row.module()))
                .skip(KEPT)
                .toList()
                .forEach(archives::remove);
    }

    @Override
    public synchronized void changeState(String module, String state, String actor, Instant at) {
        desired.computeIfPresent(module, (id, row) -> new Desired(id, row.version(), row.sha256(), state, actor, at));
    }

    @Override
    public synchronized List<Archived> archives() {
        return List.copyOf(archives);
    }

    @Override
    public synchronized List<Library> libraries() {
        return List.copyOf(libraries);
    }

    @Override
    public synchronized void add(Library library) {
        libraries.add(library);
    }

    @Override
    public synchronized void save(Deployment deployment) {
        deployments.put(deployment.id(), deployment);
    }

    @Override
    public synchronized Optional<Deployment> find(UUID deployment) {
        return Optional.ofNullable(deployments.get(deployment));
    }

    @Override
    public synchronized List<Deployment> recent(int limit) {
        return deployments.values().stream()
                .sorted(Comparator.comparing(Deployment::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void endUnfinished(Instant at, String sentence) {
        deployments.replaceAll((id, d) -> d.endedAt() != null
                ? d
                : new Deployment(
                        id,
                        d.kind(),
                        d.module(),
                        d.version(),
                        d.fileName(),
                        d.actor(),
                        "rejected",
                        sentence,
                        d.startedAt(),
                        at,
                        d.steps()));
    }
}
