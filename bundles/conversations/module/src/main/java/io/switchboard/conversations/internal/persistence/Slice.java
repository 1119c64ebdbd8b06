// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Part of a list, with the cursor of the next part or null at the end. */
public record Slice<T>(List<T> items, @Nullable Cursor next) {

    /** Cuts the one row too many that tells whether there is more. */
    static <T> Slice<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Slice<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Slice<>(List.copyOf(items), cursor.apply(items.get(limit - 1)));
    }
}
