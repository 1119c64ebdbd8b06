// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.persistence;

/** A transaction could not be completed; nothing of it is stored. */
public class TransactionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransactionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
