// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.api.problem.Refusal;

/** Somebody else changed the conversation since the caller read it. */
public class StaleVersion extends Refusal {
    private static final long serialVersionUID = 1L;

    public StaleVersion() {
        super(
                412,
                "conversation.stale",
                "The conversation was changed by someone else meanwhile; read it again and repeat your change.");
    }
}
