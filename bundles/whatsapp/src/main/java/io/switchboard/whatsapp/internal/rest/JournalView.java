// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.whatsapp.internal.persistence.JournalRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of the provider as it was received, and what became of it. */
public record JournalView(
        UUID id, Instant receivedAt, String state, int attempts, @Nullable String reason, String body) {

    static JournalView of(JournalRow row) {
        return new JournalView(
                row.id(),
                row.receivedAt(),
                row.state(),
                row.attempts(),
                row.note(),
                new String(row.body(), StandardCharsets.UTF_8));
    }
}
