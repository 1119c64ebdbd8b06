// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** An act's detail as lines: the fields under {@code before} and {@code after}, then whatever else is told. */
    static List<AuditChange> of(Map<String, Object> detail) {
        List<AuditChange> changes = new ArrayList<>(compared(fields(detail, BEFORE), fields(detail, AFTER)));
        new TreeMap<>(detail).forEach((field, value) -> {
            if (!field.equals(BEFORE) && !field.equals(AFTER)) {
                changes.add(new AuditChange(field, "", text(value)));
            }
        });
        return changes;
    }

    private static Map<?, ?> fields(Map<String, Object> detail, String when) {
        return detail.get(when) instanceof Map<?, ?> fields ? fields : Map.of();
    }

    private static List<AuditChange> compared(Map<?, ?> was, Map<?, ?> is) {
        Set<Object> fields = new LinkedHashSet<>(was.keySet());
        fields.addAll(is.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                .map(field -> new AuditChange(String.valueOf(field), text(was.get(field)), text(is.get(field))))
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value == null ? "" : value.toString();
    }
}
