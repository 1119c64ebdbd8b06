// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.AuditLog.Entry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an act was done to, in words: {@code Customer Rui}, or {@code Conversation …2b9c41d0} when it tells no name. */
final class AuditSubject {
    /** The end of an id made at the same moment as others differs, its beginning hardly. */
    private static final int END_OF_ID = 8;

    private AuditSubject() {}

    static String of(Entry entry) {
        String kind = entry.entityType().replace('_', ' ').replace('-', ' ');
        String named = kind.isEmpty() ? kind : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        return (named + " " + name(entry.detail()).orElse(brief(entry.entityId()))).strip();
    }

    private static Optional<String> name(Map<String, Object> detail) {
        return Stream.of(in(detail.get("after")), in(detail.get("before")), in(detail))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> in(@Nullable Object fields) {
        if (!(fields instanceof Map<?, ?> known)) {
            return Optional.empty();
        }
        return Stream.of("name", "email")
                .map(known::get)
                .filter(value -> value instanceof String text && !text.isBlank())
                .map(String::valueOf)
                .findFirst();
    }

    private static String brief(String id) {
        boolean isLong = id.matches("[0-9a-f-]{36}");
        return isLong ? "…" + id.substring(id.length() - END_OF_ID) : id;
    }
}
