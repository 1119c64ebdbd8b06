// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.persistence.MigrationRefused;
import io.switchboard.kernel.persistence.ModulePersistence;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises an archive to a generation that has proved that it can serve, or takes away every trace of the try. */
final class Candidates {
    private static final Logger logger = LoggerFactory.getLogger(Candidates.class);

    private final ModuleFramework framework;
    private final ModulePersistence persistence;
    private final Components components;
    private final HealthChecks health;
    private final ApiProxies proxies;
    private final Listeners listeners;
    private final Revisions revisions;

    Candidates(
            ModuleFramework framework,
            ModulePersistence persistence,
            HealthChecks health,
            ApiProxies proxies,
            Listeners listeners,
            Revisions revisions) {
        this.framework = framework;
        this.persistence = persistence;
        this.components = new Components(framework.context());
        this.health = health;
        this.proxies = proxies;
        this.listeners = listeners;
        this.revisions = revisions;
    }

    Components components() {
        return components;
    }

    /** Installed beside, resolved, migrated, started and proved; nobody reaches it yet. */
    LiveGeneration raise(ModuleArchive archive, Journal journal) throws DeploymentRefused {
        String revision = revisions.next();
        Bundle bundle = framework.installModule(archive, revision);
        boolean raised = false;
        try {
            framework.resolve(bundle, archive.toString());
            migrate(archive);
            journal.step("migrated", "The schema of " + archive + " is up to date.");
            open(archive, bundle);
            LiveGeneration candidate = new LiveGeneration(archive, revision, bundle, framework.context());
            raised = prove(candidate, journal);
            return candidate;
        } finally {
            if (!raised) {
                remove(bundle);
            }
        }
    }

    private boolean prove(LiveGeneration candidate, Journal journal) throws DeploymentRefused {
        boolean proved = false;
        try {
            start(candidate);
            Set<String> offered = proxies.offers(candidate).keySet().stream()
                    .map(Class::getName)
                    .collect(Collectors.toSet());
            int ready = components.prove(candidate, offered);
            journal.step("started", "Started, " + ready + " of " + ready + " components ready.");
            HealthChecks.Health answer = health.now(candidate);
            if (!answer.isGoodEnough()) {
                throw new DeploymentRefused(
                        "The health of " + candidate + " is " + answer.status() + ": " + answer.why());
            }
            journal.step("healthy", answer.why());
            listeners.prepare(candidate);
            proved = true;
            return true;
        } finally {
            if (!proved) {
                forget(candidate);
            }
        }
    }

    private void migrate(ModuleArchive archive) throws DeploymentRefused {
        try {
            persistence.migrate(archive.module(), archive.file());
        } catch (MigrationRefused e) {
            throw new DeploymentRefused(e.getMessage(), e);
        } catch (RuntimeException e) {
            // The text of a database error can carry rows, so only its kind is shown.
            throw new DeploymentRefused(
                    "The migration of " + archive + " failed with "
                            + e.getClass().getSimpleName() + "; check the database and deploy again.",
                    e);
        }
    }

    private void open(ModuleArchive archive, Bundle bundle) throws DeploymentRefused {
        try {
            persistence.open(archive.module(), bundle);
        } catch (RuntimeException | LinkageError e) {
            throw new DeploymentRefused(
                    "The persistence unit of " + archive + " cannot be opened: " + Causes.of(e)
                            + "; mend it and deploy a higher version.",
                    e);
        }
    }

    private static void start(LiveGeneration candidate) throws DeploymentRefused {
        LoggerNames.claim(candidate.bundle());
        try {
            candidate.bundle().start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            throw new DeploymentRefused(
                    "The start of " + candidate + " failed: " + Causes.of(e) + "; mend it and deploy a higher version.",
                    e);
        }
    }

    /** Takes away a generation that nobody uses any more. */
    void remove(LiveGeneration generation) {
        forget(generation);
        remove(generation.bundle());
    }

    private void forget(LiveGeneration generation) {
        listeners.retired(generation);
        health.forget(generation);
        generation.held().release();
    }

    private void remove(Bundle bundle) {
        try {
            persistence.close(bundle);
        } catch (Throwable e) {
            MachineFault.rethrow(e);
            logger.error("The persistence unit of {} did not close", bundle, e);
        }
        framework.remove(bundle);
    }
}
