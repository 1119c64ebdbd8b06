// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a message has come; the order is the order of ticks. */
public enum MessageState {
    /** The customer's message waits for the product to take its webhook. */
    QUEUED,
    SENT,
    DELIVERED,
    READ,
    FAILED;

    /** As the Graph API and the control API write it. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
