// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a session has come. */
public enum SessionState {
    /** There is no code, or the last one has expired. */
    UNPAIRED,
    QR,
    /** The phone has taken the code; the session is not of use yet. */
    AUTHENTICATED,
    READY,
    DEGRADED,
    LOGGED_OUT;

    /** As the gateway and the control API write it. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean linked() {
        return this == AUTHENTICATED || this == READY || this == DEGRADED;
    }
}
