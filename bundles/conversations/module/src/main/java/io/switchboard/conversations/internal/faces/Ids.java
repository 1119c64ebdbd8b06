// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids that come from an address or a field, where anything may stand. */
final class Ids {
    private Ids() {}

    static @Nullable UUID read(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
