// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message. The bytes follow with {@link Inbox#mediaReady}.
 *
 * @param providerMediaId how the channel finds it again
 */
public record InboundAttachment(
        String providerMediaId, @Nullable String name, @Nullable String mediaType, @Nullable Long size) {}
