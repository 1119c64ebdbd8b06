// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.domain;

import io.switchboard.crm.api.CustomerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Which customer a conversation is with. */
@Entity
@Table(schema = "crm", name = "customer_conversation")
public class CustomerConversation {
    @Id
    @Column(name = "conversation_id")
    private UUID conversation;

    @Column(name = "customer_id")
    private UUID customer;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
    protected CustomerConversation() {}

    public CustomerConversation(UUID conversation, CustomerId customer, Instant now) {
        this.conversation = conversation;
        this.customer = customer.value();
        this.linkedAt = now;
    }

    public CustomerId customer() {
        return new CustomerId(customer);
    }
}
