// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.domain;

import io.switchboard.crm.api.CustomerId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person the organization deals with. */
@Entity
@Table(schema = "crm", name = "customer")
public class Customer {
    @Id
    private UUID id;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "owner_id")
    private @Nullable UUID owner;

    @Column(name = "team_id")
    private @Nullable UUID team;

    @Version
    private int version;

    @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("firstSeenAt, id")
    private List<CustomerIdentity> identities = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
    protected Customer() {}

    public Customer(CustomerId id, String displayName, Instant now) {
        this.id = id.value();
        this.displayName = displayName;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Adds the identity unless the customer has it; the value is normalised by then. */
    public void recognise(String kind, String value, Instant now) {
        if (identities.stream().noneMatch(i -> i.is(kind, value))) {
            identities.add(new CustomerIdentity(this, kind, value, now));
            updatedAt = now;
        }
    }

    public void rename(String name, Instant now) {
        displayName = name;
        updatedAt = now;
    }

    /** Whose customer it is from now on; null for nobody's. */
    public void give(@Nullable UUID toOwner, @Nullable UUID toTeam, Instant now) {
        owner = toOwner;
        team = toTeam;
        updatedAt = now;
    }

    public @Nullable UUID owner() {
        return owner;
    }

    public @Nullable UUID team() {
        return team;
    }

    public CustomerId id() {
        return new CustomerId(id);
    }

    public String displayName() {
        return displayName;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int version() {
        return version;
    }

    public List<CustomerIdentity> identities() {
        return List.copyOf(identities);
    }
}
