// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a starting server to the desired state: libraries first, then modules in any order. */
final class Restoration {
    private static final Logger logger = LoggerFactory.getLogger(Restoration.class);

    private final Slots slots;
    private final Operations operations;
    private final Attempts attempts;
    private final Libraries libraries;
    private final ArchiveStore store;
    private final ModuleRows rows;
    private final Deployments deployments;

    Restoration(
            Slots slots,
            Operations operations,
            Attempts attempts,
            Libraries libraries,
            ArchiveStore store,
            ModuleRows rows,
            Deployments deployments) {
        this.slots = slots;
        this.operations = operations;
        this.attempts = attempts;
        this.libraries = libraries;
        this.store = store;
        this.rows = rows;
        this.deployments = deployments;
    }

    void run(List<Features.Bundled> bundled) {
        sweep();
        installLibraries(bundled);
        Map<String, ModuleRows.Desired> desired =
                rows.desired().stream().collect(Collectors.toMap(ModuleRows.Desired::module, row -> row));
        Map<String, Features.Bundled> newest = newest(bundled);
        List<Runnable> starts = new ArrayList<>();
        for (ModuleRows.Desired row : desired.values()) {
            starts.add(restore(row, newest.get(row.module())));
        }
        newest.forEach((module, feature) -> {
            if (!desired.containsKey(module)) {
                expect(feature.manifest().modules().get(0));
                starts.add(() -> deploy(feature));
            }
        });
        starts.forEach(Runnable::run);
        slots.all().forEach(slot -> slot.expect(false));
    }

    private void sweep() {
        try {
            store.keepOnly(named());
        } catch (IOException e) {
            logger.warn("Archives that nothing names could not be deleted; the next start tries again", e);
        }
    }

    private Set<String> named() {
        Set<String> hashes = new HashSet<>();
        rows.desired().forEach(row -> hashes.add(row.sha256()));
        rows.archives().forEach(row -> hashes.add(row.sha256()));
        rows.libraries().forEach(row -> hashes.add(row.sha256()));
        return hashes;
    }

    private void installLibraries(List<Features.Bundled> bundled) {
        for (Features.Bundled feature : bundled) {
            if (!feature.manifest().isModule() && !libraries.has(feature.manifest())) {
                addLibrary(feature.manifest(), feature.file(), feature.fileName());
            }
        }
        for (ModuleRows.Library row : rows.libraries()) {
            Path file = store.file(row.sha256());
            try {
                BundleManifest manifest = BundleManifest.read(file, row.fileName());
                if (!libraries.has(manifest)) {
                    addLibrary(manifest, file, row.fileName());
                }
            } catch (DeploymentRefused e) {
                logger.error("The library {} {} is lost: {}", row.name(), row.version(), e.getMessage(), e);
            }
        }
    }

    private void addLibrary(BundleManifest manifest, Path file, String fileName) {
        try {
            logger.info("{}", libraries.add(manifest, file, ArchiveStore.sha256(file), fileName));
        } catch (IOException | DeploymentRefused e) {
            logger.error("{}", e.getMessage(), e);
        }
    }

    private static Map<String, Features.Bundled> newest(Collection<Features.Bundled> bundled) {
        Map<String, Features.Bundled> newest = new HashMap<>();
        for (Features.Bundled feature : bundled) {
            for (ModuleDescriptor module : feature.manifest().modules()) {
                newest.merge(module.id(), feature, Restoration::higher);
            }
        }
        return newest;
    }

    private static Features.Bundled higher(Features.Bundled one, Features.Bundled other) {
        return one.manifest().version().compareTo(other.manifest().version()) >= 0 ? one : other;
    }

    private Runnable restore(ModuleRows.Desired row, Features.@Nullable Bundled feature) {
        if (row.state().equals("stopped")) {
            return () -> stayStopped(row, feature);
        }
        expect(feature == null ? unread(row) : feature.manifest().modules().get(0));
        return feature != null && brings(feature, row) ? () -> deployOrRestore(feature, row) : () -> restore(row);
    }

    /** A feature brings a higher version, or the desired one when the store has lost it. */
    private boolean brings(Features.Bundled feature, ModuleRows.Desired row) {
        int order = feature.manifest().version().compareTo(Version.parseVersion(row.version()));
        return order > 0 || order == 0 && !Files.exists(store.file(row.sha256()));
    }

    /** Callers of this module wait from now on. */
    private void expect(ModuleDescriptor module) {
        slots.of(module).expect(true);
    }

    private static ModuleDescriptor unread(ModuleRows.Desired row) {
        return new ModuleDescriptor(row.module(), row.module(), row.module(), row.version(), List.of(), List.of());
    }

    private void deployOrRestore(Features.Bundled feature, ModuleRows.Desired row) {
        deploy(feature);
        if (slots.running(row.module()) == null) {
            restore(row);
        }
    }

    private void restore(ModuleRows.Desired row) {
        Journal journal = Journal.log(row.changedBy());
        try {
            ModuleArchive archive = operations.archive(row);
            attempts.carryOut(
                    row.state().equals("waiting") ? Order.wanted(archive, journal) : Order.again(archive, journal));
        } catch (DeploymentRefused e) {
            journal.rejected(e.getMessage());
            slots.of(unread(row)).say(slots.condition("failed", e.getMessage(), unread(row)));
        }
    }

    private void stayStopped(ModuleRows.Desired row, Features.@Nullable Bundled feature) {
        ModuleDescriptor module =
                feature == null ? unread(row) : feature.manifest().modules().get(0);
        try {
            module = operations.archive(row).descriptor();
        } catch (DeploymentRefused e) {
            logger.warn("{} is stopped and cannot be started: {}", row.module(), e.getMessage());
        }
        String why = module.title() + " was stopped by " + row.changedBy() + "; its data is kept.";
        slots.of(module).say(new Slot.Condition("stopped", why, row.changedAt(), module));
    }

    private void deploy(Features.Bundled feature) {
        String actor = "feature " + feature.feature();
        ModuleDescriptor module = feature.manifest().modules().get(0);
        Journal journal = Journal.log(actor);
        try (InputStream in = Files.newInputStream(feature.file())) {
            ArchiveStore.Stored stored = store.stage(in);
            journal = deployments.begin(
                    "deploy",
                    module.id(),
                    module.version(),
                    feature.fileName(),
                    actor,
                    feature.fileName() + " came with the " + actor + ".");
            operations.deploy(stored, feature.fileName(), journal);
        } catch (IOException e) {
            journal.rejected(feature.fileName() + " cannot be staged: " + Causes.of(e) + "; check the data directory.");
        } catch (DeploymentRefused e) {
            journal.rejected(e.getMessage());
        }
        Slot slot = slots.of(module);
        if (slot.current() == null && slot.condition().state().equals("waiting") && !attempts.isParked(module.id())) {
            slot.say(slots.condition("failed", "It did not start; see its deployment.", module));
        }
    }
}
