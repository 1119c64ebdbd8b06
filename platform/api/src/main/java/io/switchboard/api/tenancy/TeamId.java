// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.UUID;

/** Identifies a team of an organization. */
public record TeamId(UUID value) {

    public static TeamId of(String text) {
        return new TeamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
