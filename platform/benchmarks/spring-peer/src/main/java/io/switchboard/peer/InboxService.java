// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores a message in its conversation. The unique key refuses one that is told twice. */
@Service
public class InboxService {
    private final ConversationRepository conversations;
    private final MessageRepository messages;

    public InboxService(ConversationRepository conversations, MessageRepository messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    @Transactional
    public void receive(String channel, InboundText text) {
        Instant now = Instant.now();
        Conversation conversation = conversations
                .findByChannelAndWaId(channel, text.from())
                .orElseGet(() -> conversations.save(new Conversation(channel, text.from(), text.name(), now)));
        messages.save(new Message(conversation, channel, text, now));
        conversations.append(conversation, text.body(), text.at());
    }
}
