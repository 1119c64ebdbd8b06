// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.job.Jobs;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.Preview;
import io.switchboard.conversations.internal.persistence.Locks;
import io.switchboard.conversations.internal.persistence.MessageRows;
import io.switchboard.conversations.internal.persistence.ParkedRows;
import io.switchboard.conversations.internal.persistence.ProviderUpdate;
import io.switchboard.conversations.internal.persistence.UpdateRows;
import io.switchboard.conversations.internal.persistence.UpdateRows.Applied;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applies what a provider tells, or parks it until the message it is about arrives. */
final class ApplyUpdate {
    static final Duration PATIENCE = Duration.ofHours(24);

    private final UpdateRows updates = new UpdateRows();
    private final MessageRows messages = new MessageRows();
    private final ParkedRows parked = new ParkedRows();
    private final Locks locks = new Locks();
    private final Announcements announcements;
    private final Files files;
    private final Jobs jobs;
    private final Clock clock;

    ApplyUpdate(Announcements announcements, Files files, Jobs jobs, Clock clock) {
        this.announcements = announcements;
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
    }

    void deliver(Connection connection, UUID channel, ProviderUpdate update) throws SQLException {
        if (apply(connection, channel, update)) {
            return;
        }
        // Whoever stores the message holds this lock until its commit, so after it the second look decides.
        locks.acquire(connection, channel, List.of(update.subject()));
        if (apply(connection, channel, update)) {
            return;
        }
        Instant expiry = clock.instant().plus(PATIENCE);
        parked.park(connection, channel, update, expiry);
        jobs.enqueue(ExpireParked.JOB, "all", "{}", expiry);
    }

    /** Applies what waited for these subjects; the caller holds their locks. */
    void applyParked(Connection connection, UUID channel, Collection<String> subjects) throws SQLException {
        for (ProviderUpdate update : parked.take(connection, channel, subjects)) {
            apply(connection, channel, update);
        }
    }

    private boolean apply(Connection connection, UUID channel, ProviderUpdate update) throws SQLException {
        String id = update.providerId();
        return switch (update.kind()) {
            case STATE -> state(connection, channel, update);
            case EDIT -> told(
                    updates.edit(
                            connection,
                            channel,
                            id,
                            update.value(),
                            Preview.of(MessageKind.TEXT, update.value(), ""),
                            update.at()),
                    "edited");
            case DELETE -> told(updates.delete(connection, channel, id, update.at()), "deleted");
            case REACTION -> reaction(connection, channel, update);
            case MEDIA_READY -> mediaReady(connection, channel, update);
            case MEDIA_FAILED -> told(
                    updates.media(connection, channel, id, null, null, null, update.value()), "media_failed");
        };
    }

    private boolean state(Connection connection, UUID channel, ProviderUpdate update) throws SQLException {
        MessageState to = MessageState.valueOf(update.value());
        Optional<Applied> applied = updates.state(
                connection, channel, update.providerId(), to, update.at(), update.code(), update.detail());
        applied.filter(Applied::changed)
                .ifPresent(message -> announcements.state(
                        message.conversation(), message.ownership(), message.message(), to));
        return applied.isPresent();
    }

    private boolean reaction(Connection connection, UUID channel, ProviderUpdate update) throws SQLException {
        Optional<Applied> target = updates.find(connection, channel, update.providerId());
        if (target.isPresent()) {
            String name = update.detail() == null ? "" : update.detail();
            messages.react(connection, target.get().message(), "contact", name, update.value(), update.at());
        }
        return told(target, "reacted");
    }

    private boolean mediaReady(Connection connection, UUID channel, ProviderUpdate update) throws SQLException {
        FileId file = FileId.of(update.value());
        Optional<StoredFile> stored = files.find(file);
        return told(
                updates.media(
                        connection,
                        channel,
                        update.providerId(),
                        file.value(),
                        stored.map(StoredFile::mediaType).orElse(null),
                        stored.map(StoredFile::size).orElse(null),
                        null),
                "media_ready");
    }

    private boolean told(Optional<Applied> applied, String what) {
        applied.filter(Applied::changed)
                .ifPresent(message -> announcements.message(
                        message.conversation(), message.ownership(), message.message(), what));
        return applied.isPresent();
    }
}
