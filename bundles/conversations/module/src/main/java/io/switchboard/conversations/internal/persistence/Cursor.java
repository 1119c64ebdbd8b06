// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.api.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended: a time, and an id or number that decides between equal times. */
public record Cursor(Instant at, String tie) {

    @Override
    public String toString() {
        String text = at + " " + tie;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw invalid();
        }
    }

    /** The tie read as what the list sorts by. */
    <T> T tie(java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(tie);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static InvalidInput invalid() {
        return new InvalidInput("cursor", "cursor.invalid", "The cursor is not one of ours; start from the first page.");
    }
}
