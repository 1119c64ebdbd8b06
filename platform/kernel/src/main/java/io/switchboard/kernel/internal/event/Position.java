// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import java.util.Optional;

/** A place in the outbox: transactions in the order of their ids, rows within one in the order written. */
record Position(long transaction, long row) {

    static Optional<Position> parse(String cursor) {
        int dot = cursor.indexOf('.');
        try {
            return dot < 0
                    ? Optional.empty()
                    : Optional.of(new Position(
                            Long.parseLong(cursor.substring(0, dot)), Long.parseLong(cursor.substring(dot + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return transaction + "." + row;
    }
}
