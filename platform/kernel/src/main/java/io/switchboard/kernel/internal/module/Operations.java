// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The acts of the deployer. Each runs on its thread, one after another. */
final class Operations {
    private static final Logger logger = LoggerFactory.getLogger(Operations.class);

    private final Slots slots;
    private final Turnover turnover;
    private final Components components;
    private final Libraries libraries;
    private final ArchiveStore store;
    private final ModuleRows rows;
    private final Clock clock;

    /** What waits for another module, by module. */
    private final Map<String, Order> parked = new LinkedHashMap<>();

    Operations(
            Slots slots,
            Turnover turnover,
            Components components,
            Libraries libraries,
            ArchiveStore store,
            ModuleRows rows,
            Clock clock) {
        this.slots = slots;
        this.turnover = turnover;
        this.components = components;
        this.libraries = libraries;
        this.store = store;
        this.rows = rows;
        this.clock = clock;
        turnover.whenLost(this::parkDependents);
    }

    void deploy(ArchiveStore.Stored stored, String fileName, Journal journal) throws DeploymentRefused {
        ArchiveCheck.whole(stored.file(), fileName);
        BundleManifest manifest = BundleManifest.read(stored.file(), fileName);
        if (!manifest.isModule()) {
            journal.done(addLibrary(manifest, stored, fileName));
            retryParked();
            return;
        }
        journal.identify(manifest.modules().get(0).id(), manifest.version().toString());
        checkModule(manifest, fileName);
        ModuleArchive archive = new ModuleArchive(stored.file(), stored.sha256(), fileName, manifest);
        journal.step("verified", archive + " is whole and declares the module " + archive.descriptor().title() + ".");
        carryOut(Order.fresh(archive, journal));
    }

    private void checkModule(BundleManifest manifest, String fileName) throws DeploymentRefused {
        try {
            ArchiveCheck.module(manifest, fileName);
        } catch (DeploymentRefused e) {
            throw new DeploymentRefused(e.getMessage() + keepsRunning(manifest.modules().get(0).id()), e);
        }
    }

    private String keepsRunning(String module) {
        LiveGeneration running = slots.running(module);
        return running == null ? "" : " " + running.archive().version() + " keeps running.";
    }

    private String addLibrary(BundleManifest manifest, ArchiveStore.Stored stored, String fileName)
            throws DeploymentRefused {
        boolean known = libraries.has(manifest);
        String sentence = libraries.add(manifest, stored.file(), stored.sha256(), fileName);
        if (!known) {
            rows.add(new ModuleRows.Library(
                    manifest.symbolicName(), manifest.version().toString(), stored.sha256(), fileName, clock.instant()));
        }
        return sentence;
    }

    void rollback(String module, Optional<String> version, Journal journal) throws DeploymentRefused {
        Kept kept = new Kept(rows, module);
        ModuleRows.Archived chosen = kept.choose(version);
        Path original = store.file(chosen.sha256());
        try {
            ArchiveStore.Stored stored = store.repackage(
                    original, chosen.contentVersion(), RollbackVersion.above(kept.top(slots), Version.parseVersion(chosen.contentVersion())).toString());
            deploy(stored, chosen.fileName(), journal);
        } catch (IOException e) {
            throw new DeploymentRefused(
                    "The kept archive of " + module + " " + chosen.contentVersion() + " cannot be read; upload it again.", e);
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
            carryOut(Order.wanted(archive(desired), journal));
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
        Order waiting = parked.remove(module);
        if (waiting != null) {
            waiting.journal().rejected(waiting.archive() + " waited for another module until it was stopped.");
        }
        String who = slot.condition().descriptor().title();
        turnover.takeDown(
                slot,
                slots.condition("stopped", who + " was stopped by " + journal.actor() + "; its data is kept.",
                        slot.condition().descriptor()),
                journal);
    }

    private ModuleRows.@Nullable Desired desired(String module) {
        return rows.desired().stream().filter(row -> row.module().equals(module)).findFirst().orElse(null);
    }

    /** The desired archive from the store. */
    ModuleArchive archive(ModuleRows.Desired desired) throws DeploymentRefused {
        Path file = store.file(desired.sha256());
        String name = desired.module() + " " + desired.version();
        if (!Files.exists(file)) {
            throw new DeploymentRefused("The archive of " + name + " is missing from the data directory; upload it again.");
        }
        ArchiveCheck.whole(file, "The archive of " + name);
        BundleManifest manifest = BundleManifest.read(file, "The archive of " + name);
        ArchiveCheck.module(manifest, name);
        return new ModuleArchive(file, desired.sha256(), name + ".jar", manifest);
    }

    boolean isParked(String module) {
        return parked.containsKey(module);
    }

    /** Runs the order; what waited for such a module is tried again after it. */
    void carryOut(Order order) {
        if (attempt(order)) {
            retryParked();
        }
    }

    private void retryParked() {
        List<Slot> hopeful = parked.keySet().stream().map(slots::find).filter(Objects::nonNull).toList();
        hopeful.forEach(slot -> slot.expect(true));
        retryWhileSomethingMoves();
        hopeful.forEach(slot -> slot.expect(false));
    }

    private void retryWhileSomethingMoves() {
        boolean again = true;
        while (again) {
            again = false;
            for (Order order : List.copyOf(parked.values())) {
                parked.remove(order.module());
                again |= attempt(order);
            }
        }
    }

    private boolean attempt(Order order) {
        try {
            turnover.run(order);
            Order overtaken = parked.remove(order.module());
            if (overtaken != null) {
                overtaken.journal().rejected(order.archive() + " took the place of " + overtaken.archive() + ".");
            }
            return true;
        } catch (NotYet e) {
            if (slots.running(order.module()) == null) {
                park(order, e.getMessage());
            } else {
                refuse(order, e.getMessage());
            }
        } catch (DeploymentRefused e) {
            logger.debug("{} was refused", order.archive(), e);
            refuse(order, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // The border to whatever an archive contains.
            logger.error("{} failed unexpectedly", order.archive(), e);
            refuse(order, order.archive() + " failed unexpectedly: " + Causes.of(e) + "; see the log and try again.");
        }
        return false;
    }

    private void refuse(Order order, String sentence) {
        Slot slot = slots.find(order.module());
        if (slot != null && slot.current() == null) {
            slot.say(slots.condition("failed", sentence, order.archive().descriptor()));
        }
        order.journal().rejected(sentence + keepsRunning(order.module()));
    }

    private void park(Order order, String why) {
        Order before = parked.remove(order.module());
        if (before != null && before.journal() != order.journal()) {
            before.journal().rejected(order.archive() + " waits in the place of " + before.archive() + ".");
        }
        if (order.fresh()) {
            turnover.desire(order.archive(), "waiting", order.journal().actor());
        }
        slots.of(order.archive().descriptor()).say(slots.condition("waiting", why, order.archive().descriptor()));
        order.journal().waiting(why);
        parked.put(order.module(), new Order(order.archive(), order.journal(), false, order.commit()));
    }

    /** A module that lost something it cannot do without waits, so that its events and jobs are held and not lost. */
    private void parkDependents() {
        for (LiveGeneration generation : slots.current()) {
            Optional<String> missing = components.missing(generation);
            // Taking one down leads here again, so the list may be behind.
            if (missing.isPresent() && slots.running(generation.module()) == generation) {
                takeDownUntil(generation, missing.get());
            }
        }
    }

    private void takeDownUntil(LiveGeneration generation, String why) {
        Journal journal = Journal.log("the platform");
        Slot slot = slots.of(generation.descriptor());
        parked.put(generation.module(), Order.again(generation.archive(), journal));
        turnover.takeDown(slot, slots.condition("waiting", why, generation.descriptor()), journal);
    }
}
