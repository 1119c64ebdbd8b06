// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api.event;

import java.util.UUID;

/** {@code message.edited}, {@code message.deleted}, {@code message.reacted}, {@code message.media_ready}. */
public record MessageChanged(UUID conversation, UUID message) {}
