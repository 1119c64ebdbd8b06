// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of what an act changed.
 *
 * @param before what it was, empty when there is none
 * @param after what it became, empty when there is none
 */
public record AuditChange(String field, String before, String after) {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /**
     * An act's detail as lines. Under {@code before} and {@code after} stand fields or single values; what
     * else is told stands as it became.
     */
    static List<AuditChange> of(Map<String, Object> detail) {
        List<AuditChange> changes = new ArrayList<>(compared(detail.get(BEFORE), detail.get(AFTER)));
        new TreeMap<>(detail).forEach((field, value) -> {
            if (!field.equals(BEFORE) && !field.equals(AFTER)) {
                changes.add(value instanceof Map<?, ?> both && isComparison(both)
                        ? new AuditChange(field, text(both.get(BEFORE)), text(both.get(AFTER)))
                        : new AuditChange(field, "", text(value)));
            }
        });
        return changes;
    }

    private static boolean isComparison(Map<?, ?> value) {
        return !value.isEmpty() && Set.of(BEFORE, AFTER).containsAll(value.keySet());
    }

    private static List<AuditChange> compared(@Nullable Object before, @Nullable Object after) {
        if (before == null && after == null) {
            return List.of();
        }
        if (!isFields(before) || !isFields(after)) {
            return List.of(new AuditChange("", text(before), text(after)));
        }
        Map<?, ?> was = before instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> is = after instanceof Map<?, ?> map ? map : Map.of();
        Set<Object> fields = new LinkedHashSet<>(was.keySet());
        fields.addAll(is.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                .map(field -> new AuditChange(String.valueOf(field), text(was.get(field)), text(is.get(field))))
                .toList();
    }

    private static boolean isFields(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?>;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
