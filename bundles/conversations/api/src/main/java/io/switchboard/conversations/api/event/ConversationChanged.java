// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api.event;

import java.util.UUID;

/** {@code conversation.created}, {@code .assigned}, {@code .state_changed}, {@code .reopened}, {@code .read}. */
public record ConversationChanged(UUID conversation, String what) {}
