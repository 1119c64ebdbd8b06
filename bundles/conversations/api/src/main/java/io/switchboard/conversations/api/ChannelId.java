// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.UUID;

/** Identifies a channel, one connected number or account. */
public record ChannelId(UUID value) {

    public static ChannelId of(String text) {
        return new ChannelId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
