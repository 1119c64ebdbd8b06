// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange.
 *
 * @param at true time, RFC 3339
 * @param direction {@code out} to the product, {@code in} from it
 * @param status the HTTP status, or 0 when no connection came about
 * @param firstStatus the status of the first try when it was not the last
 */
public record WireEntry(
        long number,
        String at,
        String direction,
        String label,
        String phoneNumberId,
        int status,
        int attempt,
        @Nullable Integer firstStatus,
        double millis,
        @Nullable String body) {

    WireEntry withoutBody() {
        return new WireEntry(number, at, direction, label, phoneNumberId, status, attempt, firstStatus, millis, null);
    }
}
