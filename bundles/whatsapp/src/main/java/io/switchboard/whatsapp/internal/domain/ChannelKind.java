// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import io.switchboard.conversations.api.ChannelCapability;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a number is connected. Both speak the Cloud API; they differ in what WhatsApp allows them. */
public enum ChannelKind {
    /** An official number. */
    CLOUD(EnumSet.of(
            ChannelCapability.TEXT,
            ChannelCapability.MEDIA,
            ChannelCapability.REPLY,
            ChannelCapability.REACTION,
            ChannelCapability.READ_RECEIPTS,
            ChannelCapability.SERVICE_WINDOW,
            ChannelCapability.BULK)),
    /** A phone linked by QR code. It may answer at any time, but bulk sending would get the phone locked. */
    WEB(EnumSet.of(
            ChannelCapability.TEXT,
            ChannelCapability.MEDIA,
            ChannelCapability.REPLY,
            ChannelCapability.REACTION,
            ChannelCapability.READ_RECEIPTS,
            ChannelCapability.PAIRING));

    private final Set<ChannelCapability> capabilities;

    ChannelKind(Set<ChannelCapability> capabilities) {
        this.capabilities = Set.copyOf(capabilities);
    }

    public Set<ChannelCapability> capabilities() {
        return capabilities;
    }

    /** As it is stored and answered. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ChannelKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
