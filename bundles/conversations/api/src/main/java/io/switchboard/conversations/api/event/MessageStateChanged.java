// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api.event;

import java.util.UUID;

/** A message of ours moved on; the type is {@code message.} with the state in lower case. */
public record MessageStateChanged(UUID conversation, UUID message, String state) {
    public static final String TYPE_PREFIX = "message.";
}
