// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.UUID;

/** Identifies a conversation. */
public record ConversationId(UUID value) {

    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
