// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Installs, updates, rolls back, stops and starts modules while they are used. Acts run one after another. */
public interface Deployer {

    /**
     * Stages an archive and deploys it in the background.
     *
     * @param actor who asked, for the audit
     * @return the deployment, whose steps can be followed
     */
    Deployment deploy(InputStream archive, String fileName, String actor) throws IOException;

    /** Deploys the newest kept version before the running one, or the one named. */
    Deployment rollback(String module, Optional<String> version, String actor);

    Deployment stop(String module, String actor);

    Deployment start(String module, String actor);

    Optional<Deployment> find(UUID deployment);

    /** Newest first. */
    List<Deployment> recent(int limit);

    /** Waits until a deployment has ended; for tests and the launcher. */
    Deployment await(UUID deployment) throws InterruptedException;
}
