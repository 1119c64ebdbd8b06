// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.UUID;

/** Identifies a person who can sign in; the same in every organization the person belongs to. */
public record UserId(UUID value) {

    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
