// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.api;

import java.util.UUID;

/** Identifies a customer. */
public record CustomerId(UUID value) {

    public static CustomerId of(String text) {
        return new CustomerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
