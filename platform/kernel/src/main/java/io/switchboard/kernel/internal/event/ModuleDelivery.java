// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.internal.Wakeable;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.module.Modules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one module id, whatever generation serves it: from its cursor on, one event after the
 * other, each in a transaction of its organization. The cursor moves after the handlers committed, so
 * a crash repeats an event and loses none.
 */
final class ModuleDelivery implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(ModuleDelivery.class);
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 8;

    private final String module;
    private final OutboxReader outbox;
    private final CursorRow cursor;
    private final Parked parked;
    private final Modules modules;
    private final Gate gate;
    private final JtaTransactions transactions;
    private final Wakeable loop;

    ModuleDelivery(
            String module,
            OutboxReader outbox,
            CursorRow cursor,
            Parked parked,
            Modules modules,
            Gate gate,
            JtaTransactions transactions) {
        this.module = module;
        this.outbox = outbox;
        this.cursor = cursor;
        this.parked = parked;
        this.modules = modules;
        this.gate = gate;
        this.transactions = transactions;
        this.loop = new Wakeable("events for " + module, Duration.ofMillis(500), this::round);
    }

    void start(Workers workers) {
        loop.start(workers);
    }

    void wake() {
        loop.wake();
    }

    private void round() {
        if (!isRunning()) {
            return;
        }
        Optional<Lease> entered = modules.enter(module);
        if (entered.isEmpty()) {
            return;
        }
        try (Lease lease = entered.get();
                GenerationHandlers handlers = GenerationHandlers.of(lease.generation())) {
            retryParked(lease.generation(), handlers);
            if (deliverNext(lease.generation(), handlers)) {
                loop.wake();
            }
        }
    }

    /** Without waiting, unlike {@code enter}: a stopped module must not hold up a thread at each beat. */
    private boolean isRunning() {
        return modules.current().stream().anyMatch(g -> g.descriptor().id().equals(module));
    }

    private void retryParked(Generation generation, GenerationHandlers handlers) {
        for (Parked.Entry entry : parked.due(BATCH)) {
            if (!isOpen(entry.event(), generation)) {
                hold(entry.event(), entry.attempts(), feature(generation));
            } else if (attempt(entry.event(), entry.attempts() + 1, handlers)) {
                parked.unpark(entry.event());
                loop.wake();
            }
        }
    }

    /** @return whether there is more to do at once */
    private boolean deliverNext(Generation generation, GenerationHandlers handlers) {
        Position start = cursor.read(outbox);
        List<StoredEvent> events = outbox.after(start, BATCH);
        if (events.isEmpty()) {
            return outbox.isMoreComing(start) && pauseBriefly();
        }
        Set<Parked.Aggregate> blocked = parked.blocked();
        for (StoredEvent event : events) {
            if (handlers.wants(event.type())) {
                deliver(event, generation, handlers, blocked);
            }
        }
        cursor.move(events.get(events.size() - 1).position());
        return true;
    }

    private void deliver(
            StoredEvent event, Generation generation, GenerationHandlers handlers, Set<Parked.Aggregate> blocked) {
        if (!isOpen(event, generation)) {
            hold(event, 0, feature(generation));
            blocked.add(Parked.Aggregate.of(event));
        } else if (blocked.contains(Parked.Aggregate.of(event))) {
            parked.park(event, "waiting", 0, Duration.ZERO, "An earlier event of the same aggregate is not through");
        } else if (!attempt(event, 1, handlers)) {
            blocked.add(Parked.Aggregate.of(event));
        }
    }

    private boolean isOpen(StoredEvent event, Generation generation) {
        return gate.isOpen(event.organization(), feature(generation));
    }

    private static String feature(Generation generation) {
        return generation.descriptor().feature();
    }

    private void hold(StoredEvent event, int attempts, String feature) {
        parked.park(event, "held", attempts, Duration.ZERO, "The plan does not have " + feature);
        if (gate.isOpen(event.organization(), feature)) {
            // Given back before the row said held, so that the release has missed it.
            parked.release(event.organization());
            loop.wake();
        }
    }

    private boolean attempt(StoredEvent event, int number, GenerationHandlers handlers) {
        try {
            handlers.deliver(event, transactions);
            return true;
        } catch (Throwable e) {
            MachineFault.rethrow(e);
            Optional<FeatureNotInPlan> refusal = FeatureNotInPlan.behind(e);
            if (refusal.isPresent()) {
                // It needs another module, which the plan lacks: it waits as if its own were lacking.
                hold(event, number - 1, refusal.get().feature());
                return false;
            }
            String reason = reason(e);
            boolean dead = number >= ATTEMPTS;
            Duration pause = dead ? Duration.ZERO : Duration.ofMillis(500L << Math.min(number, 9));
            parked.park(event, dead ? "dead" : "waiting", number, pause, reason);
            logger.warn("{} did not take {} {}, attempt {}{}", module, event.type(), event.id(), number,
                    dead ? "; it is a dead letter now" : "", e);
            return false;
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // Its message is left out: it may quote the event.
        return "The module's handler threw " + root.getClass().getName();
    }

    /** Rows of a running transaction are near; a beat of half a second would be felt. */
    private static boolean pauseBriefly() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        loop.close();
    }
}
