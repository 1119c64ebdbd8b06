// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;

/** The acts of the deployer. Each runs on its thread, one after another. */
final class Operations {
    private final Slots slots;
    private final Turnover turnover;
    private final Attempts attempts;
    private final Libraries libraries;
    private final ArchiveStore store;
    private final ModuleRows rows;
    private final Clock clock;

    Operations(
            Slots slots,
            Turnover turnover,
            Attempts attempts,
            Libraries libraries,
            ArchiveStore store,
            ModuleRows rows,
            Clock clock) {
        this.slots = slots;
        this.turnover = turnover;
        this.attempts = attempts;
        this.libraries = libraries;
        this.store = store;
        this.rows = rows;
        this.clock = clock;
    }

    void deploy(ArchiveStore.Stored stored, String fileName, Journal journal) throws DeploymentRefused {
        ArchiveCheck.whole(stored.file(), fileName);
        BundleManifest manifest = BundleManifest.read(stored.file(), fileName);
        if (!manifest.isModule()) {
            journal.done(addLibrary(manifest, stored, fileName));
            attempts.retryParked();
            return;
        }
        journal.identify(manifest.modules().get(0).id(), manifest.version().toString());
        checkModule(manifest, stored.file(), fileName);
        ModuleArchive archive = new ModuleArchive(stored.file(), stored.sha256(), fileName, manifest);
        journal.step(
                "verified",
                archive + " is whole and declares the module "
                        + archive.descriptor().title() + ".");
        attempts.carryOut(Order.fresh(archive, journal));
    }

    private void checkModule(BundleManifest manifest, Path file, String fileName) throws DeploymentRefused {
        try {
            ArchiveCheck.module(manifest, fileName);
            CommandCheck.of(manifest.modules().get(0), file);
            PageCheck.of(manifest.modules().get(0), file);
        } catch (DeploymentRefused e) {
            throw new DeploymentRefused(
                    e.getMessage() + attempts.keepsRunning(manifest.modules().get(0).id()), e);
        }
    }

    private String addLibrary(BundleManifest manifest, ArchiveStore.Stored stored, String fileName)
            throws DeploymentRefused {
        boolean known = libraries.has(manifest);
        String sentence = libraries.add(manifest, stored.file(), stored.sha256(), fileName);
        if (!known) {
            rows.add(new ModuleRows.Library(
                    manifest.symbolicName(),
                    manifest.version().toString(),
                    stored.sha256(),
                    fileName,
                    clock.instant()));
        }
        return sentence;
    }

    void rollback(String module, Optional<String> version, Journal journal) throws DeploymentRefused {
        Kept kept = new Kept(rows, module);
        ModuleRows.Archived chosen = kept.choose(version);
        Path original = store.file(chosen.sha256());
        try {
            Version raised = RollbackVersion.above(kept.top(slots), Version.parseVersion(chosen.contentVersion()));
            ArchiveStore.Stored stored = store.repackage(original, chosen.contentVersion(), raised.toString());
            deploy(stored, chosen.fileName(), journal);
        } catch (IOException e) {
            throw new DeploymentRefused(
                    "The kept archive of " + module + " " + chosen.contentVersion()
                            + " cannot be read; upload it again.",
                    e);
        }
    }

    void start(String module, Journal journal) throws DeploymentRefused {
        Slot slot = slots.find(module);
        ModuleRows.Desired desired = desired(module);
        if (slot == null || desired == null) {
            throw new DeploymentRefused("There is no module " + module + " to start; upload it first.");
        }
        if (slot.current() != null) {
            journal.done(slot.current() + " runs already.");
            return;
        }
        slot.expect(true);
        try {
            attempts.carryOut(Order.wanted(archive(desired), journal));
        } finally {
            slot.expect(false);
        }
    }

    void stop(String module, Journal journal) throws DeploymentRefused {
        Slot slot = slots.find(module);
        if (slot == null || desired(module) == null) {
            throw new DeploymentRefused("There is no module " + module + " to stop; look at the list of modules.");
        }
        rows.changeState(module, "stopped", journal.actor(), clock.instant());
        attempts.giveUp(module);
        String who = slot.condition().descriptor().title();
        turnover.takeDown(
                slot,
                slots.condition(
                        "stopped",
                        who + " was stopped by " + journal.actor() + "; its data is kept.",
                        slot.condition().descriptor()),
                journal);
    }

    private ModuleRows.@Nullable Desired desired(String module) {
        return rows.desired().stream()
                .filter(row -> row.module().equals(module))
                .findFirst()
                .orElse(null);
    }

    /** The desired archive from the store. */
    ModuleArchive archive(ModuleRows.Desired desired) throws DeploymentRefused {
        Path file = store.file(desired.sha256());
        String name = desired.module() + " " + desired.version();
        if (!Files.exists(file)) {
            throw new DeploymentRefused(
                    "The archive of " + name + " is missing from the data directory; upload it again.");
        }
        ArchiveCheck.whole(file, "The archive of " + name);
        BundleManifest manifest = BundleManifest.read(file, "The archive of " + name);
        ArchiveCheck.module(manifest, name);
        return new ModuleArchive(file, desired.sha256(), name + ".jar", manifest);
    }
}
