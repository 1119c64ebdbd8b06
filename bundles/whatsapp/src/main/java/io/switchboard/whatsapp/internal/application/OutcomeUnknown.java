// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import io.switchboard.whatsapp.internal.cloud.GraphFailure;

/** A message was handed over and nobody said what became of it. */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutcomeUnknown(GraphFailure cause) {
        super(cause.getMessage(), cause);
    }
}
