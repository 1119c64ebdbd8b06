// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins what runs with what is desired and kept. */
record StatusReport(Slots slots, ModuleRows rows, HealthChecks health) {

    List<ModuleStatus> all() {
        Map<String, ModuleRows.Desired> desired =
                rows.desired().stream().collect(Collectors.toMap(ModuleRows.Desired::module, row -> row));
        Map<String, List<ModuleRows.Archived>> archives =
                rows.archives().stream().collect(Collectors.groupingBy(ModuleRows.Archived::module));
        return slots.all().stream()
                .map(slot -> of(slot, desired, archives))
                .sorted(Comparator.comparing(ModuleStatus::id))
                .toList();
    }

    private ModuleStatus of(
            Slot slot, Map<String, ModuleRows.Desired> desired, Map<String, List<ModuleRows.Archived>> archives) {
        Slot.Condition condition = slot.condition();
        String id = condition.descriptor().id();
        LiveGeneration current = slot.current();
        ModuleRows.Desired row = desired.get(id);
        @Nullable String wanted = row == null ? null : row.version();
        @Nullable
        String running = current == null ? null : current.archive().version().toString();
        HealthChecks.@Nullable Health answer = current == null ? null : health.recent(current);
        String shown = running != null ? running : wanted;
        return new ModuleStatus(
                id,
                condition.descriptor().title(),
                condition.descriptor().feature(),
                current == null ? condition.state() : "running",
                running,
                wanted,
                shown == null ? List.of() : Kept.choices(archives.getOrDefault(id, List.of()), shown),
                answer == null ? absent(condition) : answer.status().name(),
                answer == null ? condition.why() : answer.why(),
                condition.since(),
                slot.alive().size());
    }

    private static String absent(Slot.Condition condition) {
        return condition.state().equals("failed") ? "CRITICAL" : "TEMPORARILY_UNAVAILABLE";
    }
}
