// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.InboundAttachment;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.AddressKey;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.domain.Preview;
import io.switchboard.conversations.internal.domain.Reopening;
import io.switchboard.conversations.internal.domain.ThreadPosition;
import io.switchboard.conversations.internal.persistence.Arrivals;
import io.switchboard.conversations.internal.persistence.Arrivals.Arrival;
import io.switchboard.conversations.internal.persistence.Arrivals.Candidate;
import io.switchboard.conversations.internal.persistence.AttachmentRows;
import io.switchboard.conversations.internal.persistence.AttachmentRows.NewAttachment;
import io.switchboard.conversations.internal.persistence.ContactMerge;
import io.switchboard.conversations.internal.persistence.ContactRows;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.Locks;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.NewMessage;
import io.switchboard.conversations.internal.persistence.NewMessage.Author;
import io.switchboard.conversations.internal.persistence.NewMessage.Direction;
import io.switchboard.conversations.internal.persistence.ProviderUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores one message that a channel brings: the hot path, a handful of statements whatever the case. */
final class ReceiveMessage {
    private final Locks locks = new Locks();
    private final Arrivals arrivals = new Arrivals();
    private final ContactRows contacts = new ContactRows();
    private final ContactMerge merge = new ContactMerge();
    private final ConversationRows conversations = new ConversationRows();
    private final MessageRows messages = new MessageRows();
    private final AttachmentRows attachments = new AttachmentRows();
    private final Announcements announcements;
    private final ApplyUpdate updates;
    private final FormerAssignee formerAssignee;
    private final Clock clock;

    /** Where the message goes and what that does to the conversation. */
    private record Place(UUID conversation, Ownership ownership, Reopening how, @Nullable ConversationState before) {}

    ReceiveMessage(Announcements announcements, ApplyUpdate updates, FormerAssignee formerAssignee, Clock clock) {
        this.announcements = announcements;
        this.updates = updates;
        this.formerAssignee = formerAssignee;
        this.clock = clock;
    }

    UUID receive(Connection connection, InboundMessage inbound) throws SQLException {
        List<String> addresses = AddressKey.of(inbound.contact());
        List<String> subjects = subjects(inbound);
        List<String> lockable = new ArrayList<>(addresses);
        lockable.addAll(subjects);
        locks.acquire(connection, inbound.channel().value(), lockable);

        Arrival arrival = look(connection, inbound, addresses, subjects);
        if (arrival.duplicateOf() != null) {
            return arrival.duplicateOf();
        }
        Candidate known = recognise(connection, inbound, addresses, subjects, arrival);
        Place place = known == null
                ? begin(connection, inbound, meet(connection, inbound, addresses))
                : place(connection, inbound, addresses, subjects, arrival, known);
        UUID message = store(connection, inbound, arrival, place);
        if (arrival.parked()) {
            updates.applyParked(connection, inbound.channel().value(), subjects);
        }
        return message;
    }

    private Arrival look(
            Connection connection, InboundMessage inbound, List<String> addresses, List<String> subjects)
            throws SQLException {
        return arrivals.look(
                connection,
                inbound.channel().value(),
                inbound.providerMessageId(),
                inbound.replyTo(),
                addresses,
                subjects);
    }

    /** The contact behind the addresses, made one when they were two until now; null for a stranger. */
    private @Nullable Candidate recognise(
            Connection connection,
            InboundMessage inbound,
            List<String> addresses,
            List<String> subjects,
            Arrival arrival)
            throws SQLException {
        if (arrival.candidates().isEmpty()) {
            return null;
        }
        Candidate known = arrival.candidates().get(0);
        List<Candidate> others =
                arrival.candidates().subList(1, arrival.candidates().size());
        for (Candidate other : others) {
            Optional<UUID> emptied = merge.merge(connection, known.contact(), other.contact());
            emptied.ifPresent(conversation -> announcements.conversation(conversation, Ownership.NOBODY, "merged"));
        }
        if (!others.isEmpty()) {
            known = look(connection, inbound, addresses, subjects).candidates().get(0);
        }
        String name = nameFor(inbound, known);
        boolean learnt = known.knownAddresses() < addresses.size();
        boolean moved = !inbound.echo() && !known.address().equals(addresses.get(0));
        if (learnt || moved || !known.displayName().equals(name)) {
            List<String> reply = inbound.echo() ? withFirst(known.address(), addresses) : addresses;
            contacts.learn(connection, known.contact(), inbound.channel().value(), reply, name);
        }
        return known;
    }

    private UUID meet(Connection connection, InboundMessage inbound, List<String> addresses) throws SQLException {
        UUID contact = Ids.next();
        contacts.insert(
                connection, contact, inbound.channel().value(), addresses, inbound.contact().displayName());
        return contact;
    }

    private Place begin(Connection connection, InboundMessage inbound, UUID contact) throws SQLException {
        UUID conversation = Ids.next();
        conversations.insert(connection, conversation, inbound.channel().value(), contact, at(inbound));
        return new Place(conversation, Ownership.NOBODY, Reopening.BEGIN, null);
    }

    private Place place(
            Connection connection,
            InboundMessage inbound,
            List<String> addresses,
            List<String> subjects,
            Arrival arrival,
            Candidate known)
            throws SQLException {
        Candidate latest = known;
        Reopening how = decide(arrival, latest);
        if (how != Reopening.CONTINUE) {
            // The same person may be writing by another address at this moment: only one of us opens.
            contacts.lock(connection, known.contact());
            latest = look(connection, inbound, addresses, subjects).candidates().get(0);
            how = decide(arrival, latest);
        }
        UUID conversation = latest.conversation();
        if (how == Reopening.BEGIN || conversation == null) {
            return begin(connection, inbound, known.contact());
        }
        Ownership whose = how == Reopening.REOPEN
                ? formerAssignee.leaves(connection, conversation, latest.ownership())
                : latest.ownership();
        return new Place(conversation, whose, how, latest.state());
    }

    private Reopening decide(Arrival arrival, Candidate latest) {
        return Reopening.decide(latest.state(), latest.resolvedAt(), arrival.reopenWindow(), clock.instant());
    }

    private UUID store(Connection connection, InboundMessage inbound, Arrival arrival, Place place)
            throws SQLException {
        UUID id = Ids.next();
        Direction direction = direction(inbound);
        String preview = Preview.of(inbound.kind(), inbound.text(), fileName(inbound));
        boolean opens = direction == Direction.IN || place.how() == Reopening.REOPEN;
        messages.append(
                connection,
                new NewMessage(
                        id,
                        place.conversation(),
                        direction,
                        inbound.kind(),
                        inbound.text(),
                        author(inbound, direction),
                        state(direction),
                        inbound.providerMessageId(),
                        null,
                        at(inbound),
                        arrival.replyTo(),
                        inbound.raw(),
                        direction == Direction.SYSTEM ? null : preview,
                        opens,
                        direction == Direction.IN),
                clock.instant());
        if (!inbound.attachments().isEmpty()) {
            attachments.insert(connection, id, inbound.channel().value(), files(inbound));
        }
        announce(inbound, direction, place, opens, id, preview);
        return id;
    }

    private void announce(
            InboundMessage inbound, Direction direction, Place place, boolean opens, UUID message, String preview) {
        UUID conversation = place.conversation();
        if (place.how() == Reopening.BEGIN) {
            announcements.conversation(conversation, place.ownership(), "created");
        } else if (place.how() == Reopening.REOPEN) {
            announcements.conversation(conversation, place.ownership(), "reopened");
        } else if (opens && place.before() != ConversationState.OPEN) {
            announcements.conversation(conversation, place.ownership(), "state_changed");
        }
        switch (direction) {
            case IN -> announcements.received(conversation, place.ownership(), message, inbound, preview);
            case OUT -> announcements.state(conversation, place.ownership(), message, MessageState.SENT);
            case SYSTEM, INTERNAL -> announcements.conversation(conversation, place.ownership(), "updated");
        }
    }

    private static Direction direction(InboundMessage inbound) {
        if (inbound.kind() == MessageKind.SYSTEM) {
            return Direction.SYSTEM;
        }
        return inbound.echo() ? Direction.OUT : Direction.IN;
    }

    private static @Nullable MessageState state(Direction direction) {
        return switch (direction) {
            case IN -> MessageState.RECEIVED;
            case OUT -> MessageState.SENT;
            case SYSTEM, INTERNAL -> null;
        };
    }

    private static Author author(InboundMessage inbound, Direction direction) {
        return switch (direction) {
            case IN -> new Author("customer", null, inbound.contact().displayName());
            case OUT -> new Author("device", null, "Business phone");
            case SYSTEM, INTERNAL -> new Author("system", null, "");
        };
    }

    private static String fileName(InboundMessage inbound) {
        if (inbound.attachments().isEmpty()) {
            return "";
        }
        String name = inbound.attachments().get(0).name();
        return name == null ? "" : name;
    }

    private static List<NewAttachment> files(InboundMessage inbound) {
        String fallback = inbound.kind().name().toLowerCase(Locale.ROOT);
        return inbound.attachments().stream()
                .map(file -> new NewAttachment(
                        Ids.next(),
                        file.providerMediaId(),
                        file.name() == null ? fallback : file.name(),
                        file.mediaType() == null ? "application/octet-stream" : file.mediaType(),
                        file.size(),
                        null))
                .toList();
    }

    private static List<String> subjects(InboundMessage inbound) {
        List<String> subjects = new ArrayList<>();
        subjects.add(ProviderUpdate.message(inbound.providerMessageId()));
        for (InboundAttachment file : inbound.attachments()) {
            subjects.add(ProviderUpdate.media(file.providerMediaId()));
        }
        return subjects;
    }

    /** An echo names nobody, and some messages come without a name: then the known one stays. */
    private static String nameFor(InboundMessage inbound, Candidate known) {
        String name = inbound.contact().displayName();
        boolean says = !inbound.echo()
                && !name.isBlank()
                && inbound.contact().addresses().stream().map(Address::value).noneMatch(name::equals);
        return says ? name : known.displayName();
    }

    private static List<String> withFirst(String first, List<String> addresses) {
        List<String> ordered = new ArrayList<>(List.of(first));
        addresses.stream().filter(address -> !address.equals(first)).forEach(ordered::add);
        return ordered;
    }

    private Instant at(InboundMessage inbound) {
        return ThreadPosition.received(inbound.providerTimestamp(), clock.instant());
    }
}
