// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Events;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.ConversationId;
import io.switchboard.conversations.api.ConversationSummary;
import io.switchboard.conversations.api.Conversations;
import io.switchboard.conversations.internal.persistence.ContactRows;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.InboxFilter;
import io.switchboard.conversations.internal.persistence.InboxView;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Conversations as other modules ask about them. */
@Component(service = Conversations.class)
public final class CustomerConversations implements Conversations {
    private static final int MOST = 50;

    private final InboxView inbox = new InboxView();
    private final ConversationRows conversations = new ConversationRows();
    private final ContactRows contacts = new ContactRows();
    private final Transactions transactions;
    private final Callers callers;
    private final Clock clock;
    private final Announcements announcements;

    @Activate
    public CustomerConversations(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Callers callers,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.callers = callers;
        this.clock = clock;
        announcements = new Announcements(events);
    }

    @Override
    public Optional<ConversationSummary> find(ConversationId id) {
        Caller caller = callers.current();
        if (!Permission.READ.heldBy(caller)) {
            return Optional.empty();
        }
        return transactions.sql(connection -> inbox.conversation(connection, id.value(), Permission.READ.reach(caller))
                .map(CustomerConversations::summary));
    }

    @Override
    public List<ConversationSummary> ofCustomer(UUID customer) {
        Caller caller = callers.current();
        if (!Permission.READ.heldBy(caller)) {
            return List.of();
        }
        InboxFilter theirs = InboxFilter.within(Permission.READ.reach(caller)).of(customer);
        return transactions.sql(connection -> inbox
                .page(connection, theirs, null, MOST)
                .items()
                .stream()
                .map(CustomerConversations::summary)
                .toList());
    }

    @Override
    public void linkCustomer(ConversationId id, UUID customer, String displayName) {
        transactions.sql(connection -> {
            Optional<Locked> locked = conversations
                    .lock(connection, id.value())
                    .filter(found -> Permission.READ.covers(callers.current(), found.ownership()));
            if (locked.isPresent()) {
                List<UUID> same = contacts.sharing(connection, locked.get().contact());
                List<UUID> changed = contacts.link(connection, same, customer, displayName, clock.instant());
                if (!changed.isEmpty()) {
                    announcements.conversation(locked.get().id(), locked.get().ownership(), "linked");
                }
            }
            return true;
        });
    }

    private static ConversationSummary summary(ConversationView view) {
        List<Address> addresses = view.contact().addresses().isEmpty()
                ? List.of(view.contact().address())
                : view.contact().addresses();
        return new ConversationSummary(
                new ConversationId(view.id()),
                view.number(),
                new ChannelId(view.channel().id()),
                view.channel().name(),
                view.channel().kind(),
                new Contact(addresses, view.contact().displayName()),
                view.contact().customer(),
                view.state().key(),
                view.last().preview(),
                view.lastMessageAt());
    }
}
