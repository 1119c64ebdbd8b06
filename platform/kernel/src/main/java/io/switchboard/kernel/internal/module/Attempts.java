// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.MachineFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out orders, keeps those that wait for another module, and tries them again when one has come. */
final class Attempts {
    private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

    private final Slots slots;
    private final Turnover turnover;
    private final Components components;
    private final Map<String, Order> parked = new LinkedHashMap<>();

    Attempts(Slots slots, Turnover turnover, Components components) {
        this.slots = slots;
        this.turnover = turnover;
        this.components = components;
        turnover.whenLost(this::parkDependents);
    }

    boolean isParked(String module) {
        return parked.containsKey(module);
    }

    void giveUp(String module) {
        Order waiting = parked.remove(module);
        if (waiting != null) {
            waiting.journal().rejected(waiting.archive() + " waited for another module until it was stopped.");
        }
    }

    /** Runs the order; what waited for such a module is tried again after it. */
    void carryOut(Order order) {
        if (attempt(order)) {
            retryParked();
        }
    }

    void retryParked() {
        List<Slot> hopeful = parked.keySet().stream()
                .map(slots::find)
                .filter(Objects::nonNull)
                .toList();
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
        } catch (Throwable e) {
            MachineFault.rethrow(e);
            // The border to whatever an archive contains.
            logger.error("{} failed unexpectedly", order.archive(), e);
            refuse(order, order.archive() + " failed unexpectedly: " + Causes.of(e) + "; see the log and try again.");
        }
        return false;
    }

    /** What to add to a refusal when it has harmed nobody. */
    String keepsRunning(String module) {
        LiveGeneration running = slots.running(module);
        return running == null ? "" : " " + running.archive().version() + " keeps running.";
    }

    private void refuse(Order order, String sentence) {
        Slot slot = slots.find(order.module());
        if (slot != null && slot.current() == null) {
            // What was refused says nothing about the module.
            slot.say(slots.condition("failed", sentence, slot.condition().descriptor()));
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
        slots.of(order.archive().descriptor())
                .say(slots.condition("waiting", why, order.archive().descriptor()));
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
