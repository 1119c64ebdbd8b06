// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.event.Events;
import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Members;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.Inbox;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageId;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.persistence.ProviderUpdate;
import io.switchboard.conversations.internal.persistence.ProviderUpdate.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inbox that channels deliver to. */
@Component(service = Inbox.class)
public final class ConversationInbox implements Inbox {
    /** Our own queue's states; a provider has no say in them. */
    private static final Set<MessageState> OURS =
            EnumSet.of(MessageState.RECEIVED, MessageState.QUEUED, MessageState.SENDING);

    private final Transactions transactions;
    private final Clock clock;
    private final ApplyUpdate updates;
    private final ReceiveMessage receiving;

    @Activate
    public ConversationInbox(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Jobs jobs,
            @Reference Files files,
            @Reference Members members,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        Announcements announcements = new Announcements(events);
        updates = new ApplyUpdate(announcements, files, jobs, clock);
        receiving = new ReceiveMessage(announcements, updates, new FormerAssignee(members), clock);
    }

    @Override
    public MessageId received(InboundMessage message) {
        return new MessageId(transactions.sql(connection -> receiving.receive(connection, message)));
    }

    @Override
    public void stateChanged(
            ChannelId channel,
            String providerMessageId,
            MessageState state,
            Instant at,
            @Nullable String failureCode,
            @Nullable String failureText) {
        if (!OURS.contains(state)) {
            String subject = ProviderUpdate.message(providerMessageId);
            deliver(channel, new ProviderUpdate(Kind.STATE, subject, at, state.name(), failureCode, failureText));
        }
    }

    @Override
    public void edited(ChannelId channel, String providerMessageId, String text, Instant at) {
        deliver(channel, update(Kind.EDIT, ProviderUpdate.message(providerMessageId), at, text));
    }

    @Override
    public void deleted(ChannelId channel, String providerMessageId, Instant at) {
        deliver(channel, update(Kind.DELETE, ProviderUpdate.message(providerMessageId), at, ""));
    }

    @Override
    public void reacted(ChannelId channel, String providerMessageId, Contact by, String emoji, Instant at) {
        String subject = ProviderUpdate.message(providerMessageId);
        deliver(channel, new ProviderUpdate(Kind.REACTION, subject, at, emoji, null, by.displayName()));
    }

    @Override
    public void mediaReady(ChannelId channel, String providerMediaId, FileId file) {
        String subject = ProviderUpdate.media(providerMediaId);
        deliver(channel, update(Kind.MEDIA_READY, subject, clock.instant(), file.toString()));
    }

    @Override
    public void mediaFailed(ChannelId channel, String providerMediaId, String reason) {
        deliver(channel, update(Kind.MEDIA_FAILED, ProviderUpdate.media(providerMediaId), clock.instant(), reason));
    }

    private void deliver(ChannelId channel, ProviderUpdate update) {
        transactions.sql(connection -> {
            updates.deliver(connection, channel.value(), update);
            return true;
        });
    }

    private static ProviderUpdate update(Kind kind, String subject, Instant at, String value) {
        return new ProviderUpdate(kind, subject, at, value, null, null);
    }
}
