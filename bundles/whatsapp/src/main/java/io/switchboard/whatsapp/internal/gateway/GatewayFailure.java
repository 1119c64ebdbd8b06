// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.gateway;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The gateway did not do what it was asked. */
public final class GatewayFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong. */
    public enum Kind {
        /** It does not know the session, or has forgotten it. */
        UNKNOWN_SESSION,
        /** It refused, and would again. */
        REFUSED,
        /** It did not answer, or not as agreed: worth another try. */
        AWAY
    }

    GatewayFailure(Kind kind, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
