// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.domain;

import io.switchboard.api.tenancy.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One way to recognise a customer; unique in an organization by kind and value. */
@Entity
@Table(schema = "crm", name = "customer_identity")
public class CustomerIdentity {
    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "customer_id", updatable = false)
    private Customer customer;

    private String kind;

    private String value;

    @Column(name = "first_seen_at", updatable = false)
    private Instant firstSeenAt;

    @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
    protected CustomerIdentity() {}

    CustomerIdentity(Customer customer, String kind, String value, Instant now) {
        this.id = Ids.next();
        this.customer = customer;
        this.kind = kind;
        this.value = value;
        this.firstSeenAt = now;
    }

    boolean is(String otherKind, String otherValue) {
        return kind.equals(otherKind) && value.equals(otherValue);
    }

    public Customer customer() {
        return customer;
    }

    public String kind() {
        return kind;
    }

    public String value() {
        return value;
    }
}
