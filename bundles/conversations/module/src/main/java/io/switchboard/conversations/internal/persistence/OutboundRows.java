// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.conversations.internal.domain.AddressKey;
import io.switchboard.conversations.internal.domain.Ownership;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages and reactions on their way out, per conversation in order. */
public final class OutboundRows {

    /**
     * The next thing to hand to a provider.
     *
     * @param sending true when an earlier run handed it over and never learned what became of it
     * @param reaction the emoji when the message is reacted to rather than sent
     * @param replyTo the provider's id of the message answered or reacted to
     */
    public record Head(
            long position,
            Ownership ownership,
            UUID message,
            @Nullable String reaction,
            int attempts,
            boolean sending,
            Instant notBefore,
            UUID channel,
            String channelKind,
            Address to,
            MessageKind kind,
            String body,
            String clientToken,
            @Nullable String replyTo,
            @Nullable UUID file,
            @Nullable String fileName,
            @Nullable String mediaType) {}

    private static final String HEAD =
            """
            select o.position, o.message_id, o.reaction, o.attempts, o.sending, o.not_before, v.channel_id,
                   ch.kind as channel_kind, k.address, m.kind, m.body,
                   case when o.reaction is null then r.provider_message_id else m.provider_message_id end as reply_to,
                   a.file_id, a.name, a.media_type, v.team_id, v.assignee_id, v.participants
              from conversations.outbound o
              join conversations.message m on m.id = o.message_id
              join conversations.conversation v on v.id = o.conversation_id
              join conversations.channel ch on ch.id = v.channel_id
              join conversations.contact k on k.id = v.contact_id
              left join conversations.message r on r.id = m.reply_to
              left join lateral (
                     select file_id, name, media_type from conversations.attachment
                      where message_id = m.id order by position limit 1) a on true
             where o.conversation_id = ?::uuid order by o.position limit 1""";

    public void add(Connection connection, UUID conversation, UUID message, @Nullable String reaction, Instant now)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.outbound (conversation_id, message_id, reaction, not_before)
                        values (?, ?, ?::text, ?)""",
                        conversation,
                        message,
                        reaction,
                        now)
                .update();
    }

    public Optional<Head> head(Connection connection, UUID conversation) throws SQLException {
        return Query.of(connection, HEAD, conversation).first(OutboundRows::head);
    }

    public void started(Connection connection, long position) throws SQLException {
        Query.of(
                        connection,
                        """
                        update conversations.outbound set sending = true, attempts = attempts + 1
                         where position = ?""",
                        position)
                .update();
    }

    public void putBack(Connection connection, long position, Instant notBefore) throws SQLException {
        Query.of(
                        connection,
                        "update conversations.outbound set sending = false, not_before = ? where position = ?",
                        notBefore,
                        position)
                .update();
    }

    public void done(Connection connection, long position) throws SQLException {
        Query.of(connection, "delete from conversations.outbound where position = ?", position)
                .update();
    }

    private static Head head(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        String reaction = row.getString("reaction");
        return new Head(
                position,
                Owners.of(row),
                Query.id(row, "message_id"),
                reaction,
                row.getInt("attempts"),
                row.getBoolean("sending"),
                Query.instant(row, "not_before"),
                Query.id(row, "channel_id"),
                row.getString("channel_kind"),
                AddressKey.parse(row.getString("address")),
                MessageKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("body"),
                reaction == null ? row.getString("message_id") : "reaction-" + position,
                row.getString("reply_to"),
                Query.uuid(row, "file_id"),
                row.getString("name"),
                row.getString("media_type"));
    }
}
