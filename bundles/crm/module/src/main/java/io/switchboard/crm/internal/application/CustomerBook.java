// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.api.event.Audience;
import io.switchboard.api.event.Events;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.crm.api.CustomerId;
import io.switchboard.crm.api.CustomerSummary;
import io.switchboard.crm.api.Customers;
import io.switchboard.crm.api.event.CustomerChanged;
import io.switchboard.crm.internal.domain.Customer;
import io.switchboard.crm.internal.domain.CustomerConversation;
import io.switchboard.crm.internal.domain.CustomerIdentity;
import io.switchboard.crm.internal.domain.IdentityKey;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates, finds and changes customers. */
@Component(service = {CustomerBook.class, Customers.class})
public class CustomerBook implements Customers {
    /** Its name is in what is told. */
    private static final Audience READERS = new Audience("customer.read", Set.of(), Set.of());

    private final Transactions transactions;
    private final Events events;
    private final Audit audit;
    private final Callers callers;
    private final Members members;
    private final Teams teams;
    private final Clock clock;

    @Activate
    public CustomerBook(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Teams teams,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.audit = audit;
        this.callers = callers;
        this.members = members;
        this.teams = teams;
        this.clock = clock;
    }

    /** Who has one of these identities, or a new customer with this name; learns the identities it did not know. */
    public CustomerView recognise(List<IdentityKey> keys, String displayName) {
        return transactions.required(em -> {
            Optional<Customer> known = holder(em, keys);
            Customer customer = known.orElseGet(() -> add(em, displayName));
            List<IdentityKey> learnt =
                    keys.stream().filter(key -> identity(em, key).isEmpty()).toList();
            learnt.forEach(key -> customer.recognise(key.kind(), key.value(), clock.instant()));
            if (known.isEmpty()) {
                recordMade(customer);
            } else if (!learnt.isEmpty()) {
                record("customer.identities_added", customer, Changes.made("identities", kinds(learnt)));
            }
            return CustomerView.of(customer, callers.current());
        });
    }

    /** @throws IdentityTaken when another customer has one of the identities */
    public CustomerView create(String displayName, List<IdentityKey> keys) {
        Permissions.require(callers, "customer.create");
        return transactions.required(em -> {
            for (int i = 0; i < keys.size(); i++) {
                Optional<Customer> taken = holder(em, keys.get(i).withImplied().toList());
                if (taken.isPresent()) {
                    throw new IdentityTaken("identities[" + i + "].value", taken.get());
                }
            }
            Customer customer = add(em, displayName);
            callers.current().user().ifPresent(maker -> customer.give(maker.value(), null, clock.instant()));
            keys.stream()
                    .flatMap(IdentityKey::withImplied)
                    .forEach(key -> customer.recognise(key.kind(), key.value(), clock.instant()));
            recordMade(customer);
            return CustomerView.of(customer, callers.current());
        });
    }

    private Customer add(EntityManager em, String displayName) {
        Customer customer = new Customer(new CustomerId(Ids.next()), displayName, clock.instant());
        em.persist(customer);
        publish("customer.created", customer);
        return customer;
    }

    /** @param expected the version the caller saw, or empty to change whatever is there */
    public CustomerView rename(UUID id, String displayName, Optional<Integer> expected) {
        Permissions.require(callers, Reach.EDIT);
        return transactions.required(em -> {
            Customer customer = require(em, id);
            Reach.requireEdit(callers.current(), customer);
            if (expected.isPresent() && expected.get() != customer.version()) {
                throw new CustomerChangedMeanwhile();
            }
            String before = customer.displayName();
            // Who sees the name masked sends the mask back when it is left as it is.
            boolean isMask = !Mask.isOff(callers.current()) && displayName.equals(Mask.name(before));
            if (before.equals(displayName) || isMask) {
                return CustomerView.of(customer, callers.current());
            }
            customer.rename(displayName, clock.instant());
            em.flush();
            publish("customer.updated", customer);
            record("customer.renamed", customer, Changes.of("name", before, displayName));
            return CustomerView.of(customer, callers.current());
        });
    }

    public boolean mayEdit(CustomerView customer) {
        return Reach.mayEdit(callers.current(), customer.owner(), customer.team());
    }

    /**
     * Says whose customer it is.
     *
     * @param owner a member, or null
     * @param team a team, or null
     */
    public CustomerView give(UUID id, @Nullable UUID owner, @Nullable UUID team) {
        Permissions.require(callers, Reach.EDIT);
        if (owner != null && members.active().stream().noneMatch(member -> member.id().value().equals(owner))) {
            throw new InvalidInput("owner", "crm.unknown_member", "Choose an active member of the organization.");
        }
        if (team != null && teams.find(new TeamId(team)).isEmpty()) {
            throw new InvalidInput("team", "crm.unknown_team", "Choose a team of the organization.");
        }
        return transactions.required(em -> {
            Customer customer = require(em, id);
            Reach.requireEdit(callers.current(), customer);
            String before = whose(customer.owner(), customer.team());
            customer.give(owner, team, clock.instant());
            em.flush();
            publish("customer.updated", customer);
            record("customer.given", customer, Changes.of("owner", before, whose(owner, team)));
            return CustomerView.of(customer, callers.current());
        });
    }

    /** By name, as the log tells it. */
    private String whose(@Nullable UUID owner, @Nullable UUID team) {
        String person = owner == null ? "" : members.find(new UserId(owner)).map(Member::name).orElse("");
        String group = team == null ? "" : teams.find(new TeamId(team)).map(Team::name).orElse("");
        return person.isEmpty() || group.isEmpty() ? person + group : person + ", " + group;
    }

    public void delete(UUID id) {
        Permissions.require(callers, "customer.delete");
        transactions.run(em -> {
            Customer customer = require(em, id);
            em.createQuery("delete from CustomerConversation c where c.customer = :id")
                    .setParameter("id", id)
                    .executeUpdate();
            em.remove(customer);
            publish("customer.deleted", customer);
            record("customer.deleted", customer, Changes.gone("name", customer.displayName()));
        });
    }

    public CustomerView get(UUID id) {
        Permissions.require(callers, "customer.read");
        return transactions.required(em -> CustomerView.of(require(em, id), callers.current()));
    }

    private static Customer require(EntityManager em, UUID id) {
        Customer customer = em.find(Customer.class, id);
        if (customer == null) {
            throw new NotFound();
        }
        return customer;
    }

    /** Remembers who the conversation is with; true when that is new. */
    public boolean link(UUID conversation, UUID customer) {
        return transactions.required(em -> {
            CustomerConversation present = em.find(CustomerConversation.class, conversation);
            if (present != null) {
                return false;
            }
            em.persist(new CustomerConversation(conversation, new CustomerId(customer), clock.instant()));
            return true;
        });
    }

    @Override
    public Optional<CustomerSummary> find(CustomerId id) {
        return transactions.required(em -> Optional.ofNullable(em.find(Customer.class, id.value())).map(CustomerBook::summary));
    }

    @Override
    public Optional<CustomerSummary> ofConversation(UUID conversation) {
        return transactions.required(em -> Optional.ofNullable(em.find(CustomerConversation.class, conversation))
                .map(link -> em.find(Customer.class, link.customer().value()))
                .map(CustomerBook::summary));
    }

    private static CustomerSummary summary(Customer customer) {
        return new CustomerSummary(
                customer.id(),
                customer.displayName(),
                customer.identities().stream()
                        .map(i -> new CustomerSummary.Identity(i.kind(), i.value()))
                        .toList());
    }

    private static Optional<Customer> holder(EntityManager em, List<IdentityKey> keys) {
        return keys.stream()
                .map(key -> identity(em, key))
                .flatMap(Optional::stream)
                .map(CustomerIdentity::customer)
                .findFirst();
    }

    private static Optional<CustomerIdentity> identity(EntityManager em, IdentityKey key) {
        return em
                .createQuery(
                        "select i from CustomerIdentity i where i.kind = :kind and i.value = :value",
                        CustomerIdentity.class)
                .setParameter("kind", key.kind())
                .setParameter("value", key.value())
                .getResultStream()
                .findFirst();
    }

    private void recordMade(Customer customer) {
        List<String> kinds =
                customer.identities().stream().map(CustomerIdentity::kind).distinct().toList();
        Changes made = Changes.made("name", customer.displayName());
        record("customer.created", customer, kinds.isEmpty() ? made : made.and("identities", null, kinds));
    }

    /** Of an identity only its kind: numbers and addresses are not to outlive the customer in the log. */
    private static List<String> kinds(List<IdentityKey> keys) {
        return keys.stream().map(IdentityKey::kind).distinct().toList();
    }

    private void record(String action, Customer customer, Changes changes) {
        audit.record(action, "customer", customer.id().toString(), changes);
    }

    private void publish(String type, Customer customer) {
        events.publish(
                type,
                "customer:" + customer.id(),
                new CustomerChanged(customer.id().value(), customer.displayName()),
                READERS);
    }
}
