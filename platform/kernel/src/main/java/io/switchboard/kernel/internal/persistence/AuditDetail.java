// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module's changes as plain data: nothing of the module's own classes, and nothing long. */
final class AuditDetail {
    private static final int MOST = 20;

    private AuditDetail() {}

    static Map<String, Object> of(Changes changes) {
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> after = new LinkedHashMap<>();
        for (Changes.Field field : changes.fields()) {
            put(before, field.name(), field.before());
            put(after, field.name(), field.after());
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        if (!before.isEmpty()) {
            detail.put("before", before);
        }
        if (!after.isEmpty()) {
            detail.put("after", after);
        }
        return detail;
    }

    private static void put(Map<String, Object> side, String name, @Nullable Object value) {
        if (value != null) {
            side.put(name, plain(value));
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> several) {
            return several.stream().limit(MOST).map(AuditDetail::plain).toList();
        }
        String text = value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
        return cut(text.replace('\0', ' '));
    }

    private static String cut(String text) {
        if (text.length() <= Audit.LONGEST_TEXT) {
            return text;
        }
        int end = Audit.LONGEST_TEXT - 1;
        // Not between the two halves of one character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
