// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The place of each module that is installed, running or not. */
final class Slots {
    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    Slots(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    Slot find(String module) {
        return slots.get(module);
    }

    Slot of(ModuleDescriptor module) {
        return slots.computeIfAbsent(module.id(), id -> new Slot(condition("waiting", "It is being started.", module)));
    }

    @Nullable
    LiveGeneration running(String module) {
        Slot slot = slots.get(module);
        return slot == null ? null : slot.current();
    }

    Slot.Condition condition(String state, String why, ModuleDescriptor module) {
        return new Slot.Condition(state, why, clock.instant(), module);
    }

    List<Slot> all() {
        return new ArrayList<>(slots.values());
    }

    /** By module id; what runs speaks for itself, whatever was tried since. */
    List<ModuleDescriptor> installed() {
        return slots.values().stream()
                .map(slot -> {
                    LiveGeneration running = slot.current();
                    return running == null ? slot.condition().descriptor() : running.descriptor();
                })
                .sorted(Comparator.comparing(ModuleDescriptor::id))
                .toList();
    }

    /** By module id. */
    List<LiveGeneration> current() {
        return slots.values().stream()
                .map(Slot::current)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(LiveGeneration::module))
                .toList();
    }
}
