// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api.event;

import java.util.UUID;

/** {@code channel.state_changed}: with the new state in lower case and the reason. */
public record ChannelChanged(UUID channel, String state, String reasonCode) {
    public static final String TYPE = "channel.state_changed";
}
