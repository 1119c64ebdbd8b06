// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api.event;

import io.switchboard.conversations.api.Contact;
import java.time.Instant;
import java.util.UUID;

/** {@value #TYPE}: a contact's message was stored. */
public record MessageReceived(
        UUID conversation, UUID message, UUID channel, Contact contact, String kind, String preview, Instant at) {
    public static final String TYPE = "message.received";
}
