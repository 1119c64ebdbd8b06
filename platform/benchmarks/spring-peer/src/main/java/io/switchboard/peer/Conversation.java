// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

@Entity
public class Conversation {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "conversation_seq")
    @SequenceGenerator(name = "conversation_seq", sequenceName = "conversation_seq", allocationSize = 50)
    private Long id;

    private String channel;
    private String waId;
    private String contactName;
    private String state = "open";
    private int unreadCount;
    private String preview = "";
    private Instant lastMessageAt;
    private Instant createdAt;

    protected Conversation() {}

    public Conversation(String channel, String waId, String contactName, Instant at) {
        this.channel = channel;
        this.waId = waId;
        this.contactName = contactName;
        this.lastMessageAt = at;
        this.createdAt = at;
    }

    public Long getId() {
        return id;
    }
}
