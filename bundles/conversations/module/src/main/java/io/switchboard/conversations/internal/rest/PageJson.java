// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.conversations.internal.persistence.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Part of a list; {@code next} is the cursor of the next part, or null at the end. */
public record PageJson<T>(List<T> items, @Nullable String next) {

    static <V, T> PageJson<T> of(Slice<V> slice, Function<V, T> json) {
        return new PageJson<>(
                slice.items().stream().map(json).toList(),
                slice.next() == null ? null : slice.next().toString());
    }
}
