// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the deployer must not forget. Each call is one transaction. */
interface ModuleRows {
    /** Versions of a module that stay for a rollback. */
    int KEPT = 5;

    /** @param state {@code running}, {@code stopped} or {@code waiting} */
    record Desired(String module, String version, String sha256, String state, String changedBy, Instant changedAt) {}

    /** @param contentVersion the version whose code it holds, see {@link BundleManifest} */
    record Archived(
            String module, String version, String contentVersion, String sha256, String fileName, Instant deployedAt) {}

    record Library(String name, String version, String sha256, String fileName, Instant installedAt) {}

    List<Desired> desired();

    /** Makes an archive the desired one, keeps it, and forgets all but the newest {@value #KEPT} of its module. */
    void commit(Desired desired, Archived archive);

    void changeState(String module, String state, String actor, Instant at);

    /** Newest first. */
    List<Archived> archives();

    List<Library> libraries();

    void add(Library library);

    void save(Deployment deployment);

    Optional<Deployment> find(UUID deployment);

    List<Deployment> recent(int limit);

    /** Ends what a server that is gone did not end. */
    void endUnfinished(Instant at, String sentence);
}
