// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

/** What a channel can do; buttons appear and requests are accepted by it. */
public enum ChannelCapability {
    TEXT,
    MEDIA,
    REPLY,
    REACTION,
    EDIT,
    DELETE,
    READ_RECEIPTS,
    PAIRING,
    BULK,
    /** Free text only within 24 hours of the contact's last message. */
    SERVICE_WINDOW
}
