// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

import io.switchboard.conversations.api.ChannelId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call of the provider as it was received. */
public record JournalRow(
        UUID id, ChannelId channel, Instant receivedAt, byte[] body, String state, int attempts, @Nullable String note) {}
