// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

/** The life of a channel. */
public enum ChannelState {
    CREATED,
    PAIRING,
    CONNECTING,
    CONNECTED,
    DEGRADED,
    DISCONNECTED,
    LOGGED_OUT,
    BANNED,
    DISABLED
}
