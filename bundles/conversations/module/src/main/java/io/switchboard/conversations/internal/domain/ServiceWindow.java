// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time in which a channel takes free text, counted from the contact's last message. */
public final class ServiceWindow {
    public static final Duration LENGTH = Duration.ofHours(24);

    private ServiceWindow() {}

    /** When the window closes, or null when the contact has never written. */
    public static @Nullable Instant closesAt(@Nullable Instant lastInbound) {
        return lastInbound == null ? null : lastInbound.plus(LENGTH);
    }

    public static boolean isOpen(@Nullable Instant lastInbound, Instant now) {
        Instant closes = closesAt(lastInbound);
        return closes != null && now.isBefore(closes);
    }
}
