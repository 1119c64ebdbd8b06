// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

/** A module's migration cannot be applied; nothing of it is stored. The message is one sentence. */
public class MigrationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MigrationRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
