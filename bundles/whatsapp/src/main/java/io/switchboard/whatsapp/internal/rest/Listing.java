// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, with where the next begins. */
public record Listing<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 100;

    /** @param found one more than the limit, if there are more */
    static <T> Listing<T> of(List<T> found, int limit, Function<T, UUID> id) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        return new Listing<>(List.copyOf(items), more ? id.apply(items.get(limit - 1)).toString() : null);
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw new InvalidInput("limit", "limit.out_of_range", "Ask for 1 to " + MOST + " items.");
        }
        return asked;
    }

    static @Nullable UUID cursor(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidInput("cursor", "cursor.unknown", "Take the cursor from the answer before, as it is.");
        }
    }
}
