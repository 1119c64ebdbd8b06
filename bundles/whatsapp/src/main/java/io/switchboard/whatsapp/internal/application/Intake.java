// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.job.Jobs;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.InboundAttachment;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.Inbox;
import io.switchboard.whatsapp.internal.cloud.CloudWebhook;
import io.switchboard.whatsapp.internal.cloud.Target;
import io.switchboard.whatsapp.internal.domain.Report;
import io.switchboard.whatsapp.internal.persistence.JournalRow;
import io.switchboard.whatsapp.internal.persistence.JournalRows;
import io.switchboard.whatsapp.internal.persistence.MediaRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the inbox what a row of the journal says, in the running transaction. */
@Component(service = Intake.class)
public final class Intake {
    private final Inbox inbox;
    private final ChannelStandings standings;
    private final Jobs jobs;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final CloudWebhook webhook = new CloudWebhook(json);

    @Activate
    public Intake(
            @Reference Inbox inbox,
            @Reference ChannelStandings standings,
            @Reference Jobs jobs,
            @Reference Clock clock) {
        this.inbox = inbox;
        this.standings = standings;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What became of a row. A note is a trace for people: of what changed nothing, or was not understood. */
    record Outcome(String state, @Nullable String note) {}

    Outcome take(Connection connection, JournalRow row, Target target) throws SQLException {
        List<String> notes = new ArrayList<>();
        boolean understood = true;
        for (Report report : webhook.read(row.body(), row.id().toString(), row.receivedAt(), target)) {
            if (report instanceof Report.Noted noted) {
                notes.add(noted.text());
            } else if (report instanceof Report.Unreadable unreadable) {
                notes.add(unreadable.reason());
                understood = false;
            } else {
                tell(connection, report);
            }
        }
        String note = notes.isEmpty() ? null : String.join("; ", notes);
        return new Outcome(understood ? JournalRows.DONE : JournalRows.FAILED, note);
    }

    private void tell(Connection connection, Report report) throws SQLException {
        if (report instanceof Report.Received received) {
            received(connection, received.message());
        } else if (report instanceof Report.Progressed moved) {
            inbox.stateChanged(
                    moved.channel(), moved.message(), moved.state(), moved.at(), moved.failureCode(), moved.failureText());
        } else if (report instanceof Report.Edited edited) {
            inbox.edited(edited.channel(), edited.message(), edited.text(), edited.at());
        } else if (report instanceof Report.Deleted deleted) {
            inbox.deleted(deleted.channel(), deleted.message(), deleted.at());
        } else if (report instanceof Report.Reacted reacted) {
            inbox.reacted(reacted.channel(), reacted.message(), reacted.by(), reacted.emoji(), reacted.at());
        } else if (report instanceof Report.Standing standing) {
            for (ChannelId channel : standing.channels()) {
                standings.moveTo(channel, standing.state(), standing.reasonCode(), standing.detail());
            }
        } else if (report instanceof Report.SessionChanged session) {
            for (ChannelId channel : session.channels()) {
                jobs.enqueue(FollowPairing.NAME, channel.toString(), "{}", clock.instant());
            }
        }
    }

    private void received(Connection connection, InboundMessage message) throws SQLException {
        inbox.received(message);
        Instant now = clock.instant();
        for (InboundAttachment file : message.attachments()) {
            if (MediaRows.insert(connection, message.channel(), file.providerMediaId(), now)) {
                MediaTask task = new MediaTask(
                        message.channel().value(), file.providerMediaId(), file.name(), file.mediaType());
                jobs.enqueue(FetchMedia.NAME, task.key(), task.write(json), now);
            }
        }
    }
}
