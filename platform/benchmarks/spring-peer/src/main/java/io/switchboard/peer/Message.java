// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

@Entity
public class Message {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_seq")
    @SequenceGenerator(name = "message_seq", sequenceName = "message_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Conversation conversation;

    private String channel;
    private String providerMessageId;
    private String kind;
    private String body;
    private Instant providerTimestamp;
    private Instant createdAt;

    protected Message() {}

    public Message(Conversation conversation, String channel, InboundText text, Instant now) {
        this.conversation = conversation;
        this.channel = channel;
        this.providerMessageId = text.id();
        this.kind = "text";
        this.body = text.body();
        this.providerTimestamp = text.at();
        this.createdAt = now;
    }
}
