// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

/** What a message is. */
public enum MessageKind {
    TEXT,
    NOTE,
    IMAGE,
    AUDIO,
    VOICE,
    VIDEO,
    DOCUMENT,
    STICKER,
    LOCATION,
    CONTACT,
    INTERACTIVE,
    TEMPLATE,
    SYSTEM,
    /** A kind that this version does not know; the provider's original is kept. */
    UNSUPPORTED
}
