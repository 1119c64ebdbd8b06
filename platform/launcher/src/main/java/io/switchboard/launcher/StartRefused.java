// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import org.jspecify.annotations.Nullable;

/** The product cannot start or go on. The message says why and what to do next, for the person who started it. */
public class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
