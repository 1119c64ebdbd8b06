// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Events;
import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobName;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.Refusal;
import io.switchboard.conversations.api.ChannelConnector;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.MessageId;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.api.OutboundMessage;
import io.switchboard.conversations.api.OutboundMessage.OutboundFile;
import io.switchboard.conversations.api.SendFailed;
import io.switchboard.conversations.api.SendReceipt;
import io.switchboard.conversations.internal.domain.AddressKey;
import io.switchboard.conversations.internal.persistence.ContactRows;
import io.switchboard.conversations.internal.persistence.Locks;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.OutboundRows;
import io.switchboard.conversations.internal.persistence.OutboundRows.Head;
import io.switchboard.conversations.internal.persistence.ProviderUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a conversation's messages in order, one at a time. That a message is about to be sent is
 * committed before the provider is called: whoever finds it so after a crash knows that its fate is
 * unknown, and does not send it a second time.
 */
@Component(service = JobHandler.class)
@JobName(name = SendQueue.JOB)
public final class SendQueue implements JobHandler {
    static final String JOB = "send";
    static final int TRIES = 8;
    private static final int MESSAGES_PER_RUN = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(SendQueue.class);

    private final OutboundRows outbound = new OutboundRows();
    private final MessageRows messages = new MessageRows();
    private final ContactRows contacts = new ContactRows();
    private final Locks locks = new Locks();
    private final Transactions transactions;
    private final Connectors connectors;
    private final Jobs jobs;
    private final Clock clock;
    private final Announcements announcements;
    private final ApplyUpdate updates;

    /** What became of an attempt. */
    private record Outcome(@Nullable SendReceipt receipt, @Nullable SendFailed failure) {}

    @Activate
    public SendQueue(
            @Reference Transactions transactions,
            @Reference Connectors connectors,
            @Reference Events events,
            @Reference Jobs jobs,
            @Reference Files files,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.connectors = connectors;
        this.jobs = jobs;
        this.clock = clock;
        announcements = new Announcements(events);
        updates = new ApplyUpdate(announcements, files, jobs, clock);
    }

    @Override
    public void run(JobRun run) {
        UUID conversation = UUID.fromString(run.key());
        for (int sent = 0; sent < MESSAGES_PER_RUN; sent++) {
            Optional<Head> next = transactions.sql(connection -> claim(connection, conversation));
            if (next.isEmpty() || !settle(conversation, next.get(), handOver(next.get()))) {
                return;
            }
        }
        // A long queue is sent in turns, so that a new version of this module need not wait for its end.
        transactions.sql(connection -> {
            jobs.enqueue(JOB, run.key(), "{}", clock.instant());
            return true;
        });
    }

    /** Marks the next message as being sent; empty when there is none, or none yet. */
    private Optional<Head> claim(Connection connection, UUID conversation) throws SQLException {
        Optional<Head> found = outbound.head(connection, conversation);
        while (found.isPresent()) {
            Head head = found.get();
            if (head.notBefore().isAfter(clock.instant())) {
                jobs.enqueue(JOB, conversation.toString(), "{}", head.notBefore());
                return Optional.empty();
            }
            if (start(connection, conversation, head)) {
                return found;
            }
            outbound.done(connection, head.position());
            found = outbound.head(connection, conversation);
        }
        return found;
    }

    /** False when it is not to be sent: its fate is known, or can no longer be known. */
    private boolean start(Connection connection, UUID conversation, Head head) throws SQLException {
        boolean reaction = head.reaction() != null;
        if (head.sending() && !reaction) {
            LOG.info("The fate of message {} is unknown: it was being sent when the server stopped", head.message());
            move(connection, conversation, head, MessageState.UNKNOWN, null);
            return false;
        }
        boolean started = reaction
                || messages.move(
                        connection, head.message(), MessageState.SENDING, clock.instant(), null, null);
        if (started) {
            outbound.started(connection, head.position());
        }
        return started;
    }

    private Outcome handOver(Head head) {
        Optional<ChannelConnector> connector = connectors.serving(head.channelKind());
        if (connector.isEmpty()) {
            String sentence = "The module that serves this channel is not running; try again once it is.";
            return new Outcome(null, new SendFailed("channel.unavailable", sentence, true, null));
        }
        try {
            return new Outcome(connector.get().send(outboundMessage(head)), null);
        } catch (SendFailed e) {
            return new Outcome(null, e);
        } catch (Refusal e) {
            return new Outcome(null, new SendFailed(e.code(), e.getMessage(), false, null));
        } catch (RuntimeException e) {
            // The border to a connector: it broke on the way, so the provider may have the message or not.
            LOG.warn("Sending message {} by {} broke off", head.message(), head.channelKind(), e);
            return new Outcome(null, null);
        }
    }

    private static OutboundMessage outboundMessage(Head head) {
        boolean reaction = head.reaction() != null;
        OutboundFile file = head.file() == null || reaction
                ? null
                : new OutboundFile(
                        new FileId(head.file()), text(head.fileName()), text(head.mediaType()));
        return new OutboundMessage(
                new MessageId(head.message()),
                new ChannelId(head.channel()),
                head.to(),
                head.kind(),
                reaction ? text(head.reaction()) : head.body(),
                file,
                head.replyTo(),
                reaction,
                head.clientToken());
    }

    /** Records the outcome; false when the queue has to wait. */
    private boolean settle(UUID conversation, Head head, Outcome outcome) {
        return transactions.sql(connection -> {
            SendFailed failure = outcome.failure();
            if (failure != null && failure.retryable() && head.attempts() + 1 < TRIES) {
                putBack(connection, conversation, head, failure);
                return false;
            }
            outbound.done(connection, head.position());
            if (head.reaction() != null) {
                settleReaction(connection, conversation, head, failure);
            } else if (outcome.receipt() != null) {
                sent(connection, conversation, head, outcome.receipt());
            } else {
                MessageState state = failure == null ? MessageState.UNKNOWN : MessageState.FAILED;
                move(connection, conversation, head, state, failure);
            }
            return true;
        });
    }

    private void sent(Connection connection, UUID conversation, Head head, SendReceipt receipt) throws SQLException {
        List<String> subject = List.of(ProviderUpdate.message(receipt.providerMessageId()));
        locks.acquire(connection, head.channel(), subject);
        messages.providerKnows(connection, head.message(), receipt.providerMessageId());
        move(connection, conversation, head, MessageState.SENT, null);
        List<String> revealed = receipt.addresses().stream().map(AddressKey::of).distinct().toList();
        if (!revealed.isEmpty()) {
            contacts.learn(connection, conversation, revealed);
        }
        updates.applyParked(connection, head.channel(), subject);
    }

    private void putBack(Connection connection, UUID conversation, Head head, SendFailed failure)
            throws SQLException {
        Duration wait = failure.retryAfter();
        if (wait == null) {
            Duration grown = Duration.ofSeconds(1L << head.attempts());
            wait = grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT;
        }
        Instant due = clock.instant().plus(wait);
        outbound.putBack(connection, head.position(), due);
        if (head.reaction() == null) {
            messages.move(connection, head.message(), MessageState.QUEUED, clock.instant(), null, null);
        }
        jobs.enqueue(JOB, conversation.toString(), "{}", due);
    }

    /** A reaction has no state of its own: one that was refused disappears again. */
    private void settleReaction(Connection connection, UUID conversation, Head head, @Nullable SendFailed failure)
            throws SQLException {
        if (failure != null) {
            messages.react(connection, head.message(), React.OURS, "", "", clock.instant());
            announcements.message(conversation, head.ownership(), head.message(), "reacted");
        }
    }

    private void move(
            Connection connection, UUID conversation, Head head, MessageState to, @Nullable SendFailed failure)
            throws SQLException {
        String code = failure == null ? null : failure.code();
        String text = failure == null ? null : failure.getMessage();
        if (messages.move(connection, head.message(), to, clock.instant(), code, text)) {
            announcements.state(conversation, head.ownership(), head.message(), to);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
