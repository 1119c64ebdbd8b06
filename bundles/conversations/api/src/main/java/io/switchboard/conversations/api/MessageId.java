// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.UUID;

/** Identifies a message. */
public record MessageId(UUID value) {

    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
