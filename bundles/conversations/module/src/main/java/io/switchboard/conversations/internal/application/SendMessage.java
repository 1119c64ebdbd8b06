// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.api.event.Events;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.domain.Preview;
import io.switchboard.conversations.internal.domain.ThreadPosition;
import io.switchboard.conversations.internal.persistence.AttachmentRows;
import io.switchboard.conversations.internal.persistence.AttachmentRows.NewAttachment;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.MessageRows.Found;
import io.switchboard.conversations.internal.persistence.NewMessage;
import io.switchboard.conversations.internal.persistence.NewMessage.Author;
import io.switchboard.conversations.internal.persistence.NewMessage.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * An agent writes: to the contact, queued for the channel, or a note that never leaves the house. The
 * same client token gives the same message, however often it is posted.
 */
@Component(service = SendMessage.class)
public class SendMessage {
    private static final int LONGEST = 10_000;

    private final ConversationRows conversations = new ConversationRows();
    private final MessageRows messages = new MessageRows();
    private final AttachmentRows attachments = new AttachmentRows();
    private final Transactions transactions;
    private final Callers callers;
    private final Clock clock;
    private final Announcements announcements;
    private final Acts acts;
    private final Departures departures;
    private final FormerAssignee formerAssignee;

    /** What is written. */
    private record Draft(
            MessageKind kind, String text, @Nullable UUID replyTo, @Nullable StoredFile file, String token) {
        Direction direction() {
            return kind == MessageKind.NOTE ? Direction.INTERNAL : Direction.OUT;
        }
    }

    @Activate
    public SendMessage(
            @Reference Transactions transactions,
            @Reference Connectors connectors,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.callers = callers;
        this.clock = clock;
        announcements = new Announcements(events);
        acts = new Acts(audit);
        departures = new Departures(connectors, jobs, clock);
        formerAssignee = new FormerAssignee(members);
    }

    /** @return the message's id; of the first attempt when the token was used before */
    public UUID text(UUID conversation, String text, @Nullable UUID replyTo, @Nullable String token) {
        Permission.REPLY.require(callers.current());
        return write(conversation, Permission.REPLY, new Draft(MessageKind.TEXT, required(text), replyTo, null, orNew(token)));
    }

    public UUID note(UUID conversation, String text, @Nullable String token) {
        Permission.NOTE.require(callers.current());
        return write(conversation, Permission.NOTE, new Draft(MessageKind.NOTE, required(text), null, null, orNew(token)));
    }

    /** @param caption may be empty */
    public UUID file(UUID conversation, StoredFile file, String caption, @Nullable String token) {
        Permission.REPLY.require(callers.current());
        return write(conversation, Permission.REPLY, new Draft(kindOf(file.mediaType()), limited(caption), null, file, orNew(token)));
    }

    private UUID write(UUID conversation, Permission permission, Draft draft) {
        return transactions.sql(connection -> {
            Locked locked = conversations.lock(connection, conversation).orElseThrow(NotFound::new);
            permission.requireOver(callers.current(), locked.ownership());
            Optional<Found> before = messages.findByToken(connection, locked.id(), draft.token());
            return before.isPresent() ? before.get().id() : append(connection, locked, draft);
        });
    }

    private UUID append(Connection connection, Locked locked, Draft draft) throws SQLException {
        Instant now = clock.instant();
        boolean leaves = draft.direction() == Direction.OUT;
        boolean reopens = leaves && locked.state() == ConversationState.RESOLVED;
        if (leaves) {
            requireSendable(connection, locked, draft, now);
        }
        Ownership whose =
                reopens ? formerAssignee.leaves(connection, locked.id(), locked.ownership()) : locked.ownership();
        UUID id = Ids.next();
        String fileName = draft.file() == null ? "" : draft.file().name();
        messages.append(
                connection,
                new NewMessage(
                        id,
                        locked.id(),
                        draft.direction(),
                        draft.kind(),
                        draft.text(),
                        author(callers.current()),
                        leaves ? MessageState.QUEUED : null,
                        null,
                        draft.token(),
                        ThreadPosition.ownTime(now),
                        draft.replyTo(),
                        null,
                        Preview.of(draft.kind(), draft.text(), fileName),
                        reopens,
                        false),
                now);
        if (draft.file() != null) {
            attachments.insert(connection, id, locked.channel().id(), List.of(attachment(draft.file())));
        }
        if (reopens) {
            announcements.conversation(locked.id(), whose, "reopened");
        }
        if (leaves) {
            departures.add(connection, locked.id(), id, null);
            announcements.state(locked.id(), whose, id, MessageState.QUEUED);
        } else {
            announcements.message(locked.id(), whose, id, "noted");
        }
        Changes kind = Changes.made("kind", draft.kind());
        acts.message(
                leaves ? "message.sent" : "note.written",
                id,
                locked.id(),
                reopens ? kind.and("state of the conversation", locked.state(), ConversationState.OPEN) : kind);
        return id;
    }

    private void requireSendable(Connection connection, Locked locked, Draft draft, Instant now)
            throws SQLException {
        departures.requireOpenChannel(locked, now);
        if (draft.file() != null) {
            Departures.requireCapability(locked.channel(), ChannelCapability.MEDIA);
        }
        if (draft.replyTo() != null) {
            Departures.requireCapability(locked.channel(), ChannelCapability.REPLY);
            boolean here = messages.find(connection, draft.replyTo())
                    .filter(target -> target.conversation().equals(locked.id()))
                    .isPresent();
            if (!here) {
                throw new InvalidInput(
                        "replyTo", "message.reply_elsewhere", "The message to answer is not in this conversation.");
            }
        }
        if (locked.state() == ConversationState.RESOLVED) {
            Optional<Long> other = conversations.otherOpen(connection, locked.contact(), locked.id());
            if (other.isPresent()) {
                throw CannotSend.superseded(other.get());
            }
        }
    }

    private static NewAttachment attachment(StoredFile file) {
        return new NewAttachment(
                Ids.next(), null, file.name(), file.mediaType(), file.size(), file.id().value());
    }

    static Author author(Caller caller) {
        return caller.user()
                .map(UserId::value)
                .map(user -> new Author("user", user, caller.name()))
                .orElseGet(() -> new Author("system", null, caller.name()));
    }

    private static MessageKind kindOf(String mediaType) {
        if (mediaType.startsWith("image/") && !mediaType.equals("image/svg+xml")) {
            return MessageKind.IMAGE;
        }
        if (mediaType.startsWith("video/")) {
            return MessageKind.VIDEO;
        }
        return mediaType.startsWith("audio/") ? MessageKind.AUDIO : MessageKind.DOCUMENT;
    }

    private static String required(String text) {
        if (text.isBlank()) {
            throw new InvalidInput("text", "message.empty", "Write something, then send.");
        }
        return limited(text);
    }

    private static String limited(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInput(
                    "text", "message.too_long", "A message has at most " + LONGEST + " characters; send it in parts.");
        }
        return text.strip();
    }

    private static String orNew(@Nullable String token) {
        return token == null || token.isBlank() ? Ids.next().toString() : token;
    }
}
