// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

/** How far a message got. It only moves forward: a late "delivered" after "read" changes nothing. */
public enum MessageState {
    RECEIVED,
    QUEUED,
    SENDING,
    /** The provider did not say in time what became of it. */
    UNKNOWN,
    SENT,
    DELIVERED,
    READ,
    FAILED
}
