// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a proved generation in the place of the one before it, or nothing in its place. */
final class Turnover {
    private static final Logger logger = LoggerFactory.getLogger(Turnover.class);

    private final Slots slots;
    private final Candidates candidates;
    private final ModuleRows rows;
    private final ApiProxies proxies;
    private final Listeners listeners;
    private final Retirement retirement;
    private final Clock clock;
    private Runnable lost = () -> {};

    Turnover(
            Slots slots,
            Candidates candidates,
            ModuleRows rows,
            ApiProxies proxies,
            Listeners listeners,
            Retirement retirement,
            Clock clock) {
        this.slots = slots;
        this.candidates = candidates;
        this.rows = rows;
        this.proxies = proxies;
        this.listeners = listeners;
        this.retirement = retirement;
        this.clock = clock;
    }

    /**
     * Until the desired state is committed, a failure leaves everything as it was.
     *
     * @return done when the generation that was replaced is gone
     */
    CompletableFuture<Void> run(Order order) throws DeploymentRefused {
        LiveGeneration running = slots.running(order.module());
        if (order.fresh()) {
            ArchiveCheck.replaces(order.archive(), running == null ? null : running.archive());
        }
        LiveGeneration candidate = candidates.raise(order.archive(), order.journal());
        if (order.commit()) {
            commit(candidate, order.journal());
        }
        return put(candidate, order.journal());
    }

    private void commit(LiveGeneration candidate, Journal journal) throws DeploymentRefused {
        try {
            desire(candidate.archive(), "running", journal.actor());
        } catch (RuntimeException e) {
            candidates.remove(candidate);
            throw new DeploymentRefused(
                    candidate + " is ready but the database did not take it as desired; check it and deploy again.", e);
        }
    }

    void desire(ModuleArchive archive, String state, String actor) {
        rows.commit(
                new ModuleRows.Desired(
                        archive.module(),
                        archive.version().toString(),
                        archive.sha256(),
                        state,
                        actor,
                        clock.instant()),
                new ModuleRows.Archived(
                        archive.module(),
                        archive.version().toString(),
                        archive.manifest().contentVersion().toString(),
                        archive.sha256(),
                        archive.fileName(),
                        clock.instant()));
    }

    /** @return done when the generation that was replaced is gone */
    private CompletableFuture<Void> put(LiveGeneration candidate, Journal journal) {
        Slot slot = slots.of(candidate.descriptor());
        LiveGeneration old =
                slot.replace(candidate, slots.condition("running", candidate + " serves.", candidate.descriptor()));
        proxies.publish(candidate);
        listeners.live(candidate);
        if (old == null) {
            journal.note("switched", candidate + " serves.");
            journal.done(candidate + " serves.");
            return CompletableFuture.completedFuture(null);
        }
        String serves = candidate + " serves in the place of " + old.archive().version() + ".";
        journal.note("switched", serves);
        listeners.replaced(old);
        retirement.makeRoom(slot);
        return moveUsers(candidate, old).thenCompose(moved -> {
            dropProxiesTo(old);
            return retirement.begin(old, slot, drained -> {
                journal.note("drained", drained);
                journal.done(serves);
            });
        });
    }

    /**
     * When a module moves to a newer API bundle, its users are wired to the older one: each gets a new
     * generation of the same archive. Until their old ones are gone the old proxies lead to the old provider.
     */
    private CompletableFuture<Void> moveUsers(LiveGeneration provider, LiveGeneration old) {
        List<CompletableFuture<Void>> moved = new ArrayList<>();
        for (Bundle library : proxies.librariesLeadingTo(old)) {
            for (LiveGeneration user : slots.current()) {
                if (user != provider && isWiredTo(user, library)) {
                    moved.add(rewire(user, library));
                }
            }
        }
        return CompletableFuture.allOf(moved.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> rewire(LiveGeneration user, Bundle library) {
        try {
            return run(Order.again(user.archive(), Journal.log("a newer " + library.getSymbolicName())));
        } catch (DeploymentRefused e) {
            logger.error(
                    "{} stays with {} {}: {}", user, library.getSymbolicName(), library.getVersion(), e.getMessage());
            return CompletableFuture.completedFuture(null);
        }
    }

    private void dropProxiesTo(LiveGeneration old) {
        if (proxies.dropLeadingTo(old)) {
            lost.run();
        }
    }

    private static boolean isWiredTo(LiveGeneration user, Bundle library) {
        return user.bundle().adapt(BundleWiring.class).getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .anyMatch(wire -> Objects.equals(wire.getProvider().getBundle(), library));
    }

    /** Empties the place. Its callers are refused from now on; whoever is inside may finish. */
    void takeDown(Slot slot, Slot.Condition reason, Journal journal) {
        empty(slot, reason, journal);
        lost.run();
    }

    private void empty(Slot slot, Slot.Condition reason, Journal journal) {
        LiveGeneration old = slot.replace(null, reason);
        if (old == null) {
            journal.done(reason.why());
            return;
        }
        proxies.withdraw(old.module());
        listeners.replaced(old);
        journal.note("switched", reason.why());
        retirement.begin(old, slot, drained -> {
            journal.note("drained", drained);
            journal.done(reason.why());
        });
    }

    /** Told when modules may have lost an API that they used. */
    void whenLost(Runnable listener) {
        lost = listener;
    }

    /** At the end of the server. */
    void close() {
        for (LiveGeneration last : slots.current()) {
            Slot.Condition reason = slots.condition("stopped", "The server stops.", last.descriptor());
            empty(slots.of(last.descriptor()), reason, Journal.log("the end of the server"));
        }
        retirement.finish();
    }
}
