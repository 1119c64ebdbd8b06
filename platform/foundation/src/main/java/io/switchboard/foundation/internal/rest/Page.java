// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list as the API answers it. */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 100;

    /** Takes one more row than was asked for as the sign that there is a next page. */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, UUID> id) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? id.apply(shown.get(limit - 1)).toString() : null);
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw new InvalidInput("limit", "invalid", "Ask for 1 to " + MOST + " items.");
        }
        return asked;
    }

    static @Nullable UUID cursor(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("cursor", "invalid", "Use the value of next from the page before.");
        }
    }
}
