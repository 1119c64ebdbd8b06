// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.domain;

import io.switchboard.api.problem.Refusal;
import java.util.List;
import java.util.Map;

/** The conversation cannot go from where it is to where it was asked to go. */
public class IllegalConversationState extends Refusal {
    private static final long serialVersionUID = 1L;

    IllegalConversationState(ConversationState from, ConversationState to) {
        super(
                409,
                "conversation.illegal_state",
                "A conversation that is " + from.key() + " cannot become " + to.key() + "; choose "
                        + String.join(" or ", keys(from)) + ".",
                List.of(),
                Map.of("allowed", keys(from)));
    }

    private static List<String> keys(ConversationState from) {
        return from.allowed().stream().map(ConversationState::key).toList();
    }
}
